# Permissions.

mock_provider "aws" {
  source = "./tests/mocks"

  override_resource {
    target = aws_cloudwatch_metric_alarm.canary
    values = { arn = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:lotto-canary-errors" }
  }
}

variables {
  bootstrap_image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/elsewhere/lotto:first"

  # As GitHub sends it for newer repositories.
  github_subjects = ["repo:org@338407242/repo@1408704749:environment:prod"]
}

run "only_actions_without_resource_level_permissions_are_allowed_on_all_resources" {
  assert {
    condition = toset(flatten([
      for policy in [aws_iam_role_policy.function, aws_iam_role_policy.delivery, aws_iam_role_policy.github[0]] : [
        for statement in jsondecode(policy.policy).Statement : statement.Action
        if statement.Effect == "Allow" && contains(flatten([statement.Resource]), "*")
      ]
      ])) == toset([
      # Without resource-level permissions.
      "cloudwatch:GetMetricData", "codedeploy:GetDeploymentTarget", "codedeploy:ListDeploymentTargets",
      "codedeploy:StopDeployment", "ecr:GetAuthorizationToken", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
      # Lists composite alarms only with permission for all alarms.
      "cloudwatch:DescribeAlarms",
      # The ids of network interfaces are known only once Lambda has created them.
      "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
      "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses",
    ])
    error_message = "Another action is allowed on *."
  }

  assert {
    condition = alltrue(flatten([
      for policy in [aws_iam_role_policy.function, aws_iam_role_policy.delivery, aws_iam_role_policy.github[0]] : [
        for statement in jsondecode(policy.policy).Statement : [
          for action in flatten([statement.Action]) : !strcontains(action, "*")
        ]
      ]
    ]))
    error_message = "An action is not named in full."
  }

  assert {
    condition = toset(flatten([
      for policy in [aws_iam_role_policy.function, aws_iam_role_policy.delivery, aws_iam_role_policy.github[0]] : [
        for statement in jsondecode(policy.policy).Statement : [
          for resource in flatten([statement.Resource]) : resource if resource != "*" && strcontains(resource, "*")
        ]
      ]
      ])) == toset([
      # Future versions and log streams.
      "arn:aws:lambda:eu-central-1:123456789012:function:lotto:*",
      "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/lotto:*",
      "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/lotto:log-stream:*",
    ])
    error_message = "A resource with a known name is not named in full."
  }
}

run "the_functions_code_may_not_use_lambdas_permissions" {
  assert {
    condition = toset(flatten([
      for statement in jsondecode(aws_iam_role_policy.function.policy).Statement : statement.Action
      if statement.Effect == "Deny" && try(statement.Condition.ArnEquals["lambda:SourceFunctionArn"], "") == "arn:aws:lambda:eu-central-1:123456789012:function:lotto"
      ])) == toset(flatten([
      for statement in jsondecode(aws_iam_role_policy.function.policy).Statement : [
        for action in flatten([statement.Action]) : action if startswith(action, "ec2:")
      ]
    ]))
    error_message = "The function's code could make or delete network interfaces."
  }
}

run "outside_the_vpc_it_has_no_network_permissions" {
  variables {
    function_in_vpc = false
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.function.policy, "ec2:")
    error_message = "There are permissions that aren't needed."
  }
}

# That these are the permissions that are needed, and no others, is shown by PermissionsIT.
run "github_may_change_only_what_is_its_own" {
  assert {
    condition = toset(flatten([
      for statement in jsondecode(aws_iam_role_policy.github[0].policy).Statement : statement.Resource if contains(flatten([statement.Action]), "ecr:PutImage")
    ])) == toset([aws_ecr_repository.main.arn])
    error_message = "GitHub may push elsewhere."
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.github[0].policy).Statement : statement.Resource if contains(flatten([statement.Action]), "codedeploy:GetDeploymentConfig")
      ]) == [
      "arn:aws:codedeploy:eu-central-1:123456789012:deploymentconfig:${aws_codedeploy_deployment_group.live.deployment_config_name}",
      "arn:aws:codedeploy:eu-central-1:123456789012:deploymentconfig:CodeDeployDefault.LambdaAllAtOnce",
    ]
    error_message = "A release can't create a deployment, or one without a canary."
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.github[0].policy).Statement : statement.Resource if contains(flatten([statement.Action]), "codedeploy:UpdateDeploymentGroup")
    ] == [aws_codedeploy_deployment_group.live.arn]
    error_message = "A fix can't be shipped with other alarms, or GitHub may change another group."
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.github[0].policy).Statement : statement.Resource if contains(flatten([statement.Action]), "cloudwatch:PutMetricAlarm")
    ] == ["arn:aws:cloudwatch:eu-central-1:123456789012:alarm:lotto-canary-errors"]
    error_message = "GitHub can't point the canary's alarm at a version, or can change another alarm."
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.github[0].policy).Statement : statement.Condition if contains(flatten([statement.Action]), "cloudwatch:PutMetricAlarm")
      ]) == {
      "ForAllValues:StringEquals" = { "cloudwatch:AlarmActions" = [aws_sns_topic.alarms.arn] }
    }
    error_message = "GitHub may give the alarm other actions than its notification."
  }

  # Version 1 comes from there, and a release checks that a rollback would find its image.
  assert {
    condition = toset(flatten([
      for statement in jsondecode(aws_iam_role_policy.github[0].policy).Statement : statement.Resource if contains(flatten([statement.Action]), "ecr:BatchGetImage")
    ])) == toset([aws_ecr_repository.main.arn, "arn:aws:ecr:eu-central-1:123456789012:repository/elsewhere/lotto"])
    error_message = "GitHub can't see the images of live versions, or sees other repositories."
  }
}

run "only_the_named_jobs_may_assume_the_role" {
  assert {
    condition = one(jsondecode(aws_iam_role.github[0].assume_role_policy).Statement).Condition == {
      StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = ["repo:org@338407242/repo@1408704749:environment:prod"]
      }
    }
    error_message = "Audience and subject are not both compared exactly."
  }

  # The account has one, which other environments and repositories use: a destroy must not delete it.
  assert {
    condition     = length(aws_iam_openid_connect_provider.github) == 0 && one(jsondecode(aws_iam_role.github[0].assume_role_policy).Statement).Principal.Federated == "arn:aws:iam::123456789012:oidc-provider/existing"
    error_message = "The account's provider would be created, or deleted, with this environment."
  }
}

run "a_provider_is_created_where_asked" {
  variables {
    github_provider = "create"
  }

  assert {
    condition     = one(jsondecode(aws_iam_role.github[0].assume_role_policy).Statement).Principal.Federated == aws_iam_openid_connect_provider.github[0].arn
    error_message = "The role trusts another provider."
  }
}

run "roles_have_the_path_and_the_boundary_that_an_organization_demands" {
  variables {
    role_path            = "/teams/lotto/"
    permissions_boundary = "arn:aws:iam::123456789012:policy/boundary"
  }

  assert {
    condition = alltrue([
      for role in [aws_iam_role.function, aws_iam_role.delivery, aws_iam_role.github[0]] :
      role.path == "/teams/lotto/" && role.permissions_boundary == "arn:aws:iam::123456789012:policy/boundary"
    ])
    error_message = "A role lacks the path or the boundary."
  }
}

run "images_that_other_environments_run_survive_a_destroy" {
  variables {
    image_readers = ["arn:aws:lambda:eu-central-1:123456789012:function:lotto-next"]
  }

  assert {
    condition     = !aws_ecr_repository.main.force_delete
    error_message = "A destroy would delete images that another environment's function runs."
  }
}

run "without_subjects_github_has_no_access" {
  variables {
    github_subjects = []
  }

  assert {
    condition     = length(aws_iam_role.github) == 0 && length(aws_iam_openid_connect_provider.github) == 0 && output.github_role_arn == null
    error_message = "There is a role that was not asked for."
  }
}

run "codedeploy_may_move_aliases_only_of_this_function_and_only_for_this_group" {
  assert {
    condition     = one(jsondecode(aws_iam_role.delivery.assume_role_policy).Statement).Condition.ArnEquals["aws:SourceArn"] == "arn:aws:codedeploy:eu-central-1:123456789012:deploymentgroup:lotto/live"
    error_message = "Another deployment group could use the role."
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.delivery.policy).Statement : statement.Resource if contains(flatten([statement.Action]), "lambda:UpdateAlias")
    ] == ["arn:aws:lambda:eu-central-1:123456789012:function:lotto"]
    error_message = "CodeDeploy may move the alias of another function."
  }
}

run "only_lambda_may_pull_and_only_for_this_function" {
  assert {
    condition = [
      for statement in jsondecode(aws_ecr_repository_policy.main.policy).Statement : [statement.Principal.Service, statement.Condition.ArnLike["aws:SourceArn"]]
    ] == [["lambda.amazonaws.com", ["arn:aws:lambda:eu-central-1:123456789012:function:lotto", "arn:aws:lambda:eu-central-1:123456789012:function:lotto:*"]]]
    error_message = "Somebody else may pull."
  }
}

run "functions_of_other_environments_may_pull_and_other_accounts_may_read" {
  variables {
    image_readers = [
      "arn:aws:lambda:eu-central-1:123456789012:function:lotto-next",
      "arn:aws:lambda:eu-central-1:210987654321:function:lotto",
    ]
  }

  assert {
    condition = jsondecode(aws_ecr_repository_policy.main.policy).Statement[0].Condition.ArnLike["aws:SourceArn"] == [
      "arn:aws:lambda:eu-central-1:123456789012:function:lotto",
      "arn:aws:lambda:eu-central-1:123456789012:function:lotto:*",
      "arn:aws:lambda:eu-central-1:123456789012:function:lotto-next",
      "arn:aws:lambda:eu-central-1:123456789012:function:lotto-next:*",
      "arn:aws:lambda:eu-central-1:210987654321:function:lotto",
      "arn:aws:lambda:eu-central-1:210987654321:function:lotto:*",
    ]
    error_message = "One of these functions may not pull, or another function may."
  }

  assert {
    condition = [
      for statement in slice(jsondecode(aws_ecr_repository_policy.main.policy).Statement, 1, 2) : [statement.Principal.AWS, statement.Action]
    ] == [["arn:aws:iam::210987654321:root", ["ecr:BatchGetImage", "ecr:DescribeRepositories", "ecr:GetDownloadUrlForLayer"]]]
    error_message = "Another account can't read, or may do more than read, or this account is named too."
  }
}

run "the_workflows_variables_are_in_the_format_of_gh" {
  assert {
    condition = [for line in split("\n", output.github_variables) : split("=", line)[0]] == [
      "ARCHITECTURE", "AWS_REGION", "AWS_ROLE_ARN", "FUNCTION", "REPOSITORY", "URL",
    ]
    error_message = "A variable is missing or unexpected."
  }
}

run "only_the_load_balancer_may_write_access_logs" {
  variables {
    access_log_days = 7
  }

  assert {
    condition = [
      for statement in jsondecode(aws_s3_bucket_policy.access_logs[0].policy).Statement : [statement.Principal, statement.Condition]
      if statement.Effect == "Allow"
      ] == [[
        { Service = "logdelivery.elasticloadbalancing.amazonaws.com" },
        { ArnLike = { "aws:SourceArn" = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/lotto/*" } },
    ]]
    error_message = "Somebody else may write."
  }
}
