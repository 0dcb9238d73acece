# Who may do what.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  bootstrap_image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/elsewhere/lotto:first"
  github_subjects = ["repo:org/repo:environment:prod"]
}

run "nothing_is_allowed_on_everything_but_what_knows_no_names" {
  assert {
    condition = toset(flatten([
      for policy in [aws_iam_role_policy.function, aws_iam_role_policy.delivery, aws_iam_role_policy.github[0]] : [
        for statement in jsondecode(policy.policy).Statement : statement.Action
        if statement.Effect == "Allow" && contains(flatten([statement.Resource]), "*")
      ]
      ])) == toset([
      # AWS knows no resources of these.
      "cloudwatch:GetMetricData", "codedeploy:GetDeploymentTarget", "codedeploy:ListDeploymentTargets",
      "codedeploy:StopDeployment", "ecr:GetAuthorizationToken", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
      # Composite alarms show only to who may see all.
      "cloudwatch:DescribeAlarms",
      # Network interfaces get their names when Lambda makes them.
      "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
      "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses",
    ])
    error_message = "Something else is allowed on *."
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
      # Versions and log streams that are yet to come.
      "arn:aws:lambda:eu-central-1:123456789012:function:lotto:*",
      "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/lotto:log-stream:*",
    ])
    error_message = "A resource whose name is known is not named in full."
  }
}

run "the_function_may_not_use_what_lambda_needs_for_it" {
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

run "outside_the_network_it_may_do_nothing_with_networks" {
  variables {
    function_in_vpc = false
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.function.policy, "ec2:")
    error_message = "Permissions that aren't needed."
  }
}

run "github_may_do_what_bluegreen_and_docker_push_call" {
  assert {
    condition = toset(flatten([for statement in jsondecode(aws_iam_role_policy.github[0].policy).Statement : statement.Action])) == toset([
      "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData",
      "codedeploy:BatchGetDeployments", "codedeploy:CreateDeployment", "codedeploy:GetApplicationRevision",
      "codedeploy:GetDeployment", "codedeploy:GetDeploymentConfig", "codedeploy:GetDeploymentGroup",
      "codedeploy:GetDeploymentTarget", "codedeploy:ListDeploymentTargets", "codedeploy:ListDeployments",
      "codedeploy:RegisterApplicationRevision", "codedeploy:StopDeployment",
      "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeRepositories",
      "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage",
      "ecr:UploadLayerPart",
      "lambda:GetAlias", "lambda:GetFunction", "lambda:InvokeFunction", "lambda:ListVersionsByFunction",
      "lambda:PublishVersion", "lambda:UpdateAlias", "lambda:UpdateFunctionCode",
    ])
    error_message = "More or less than the tool calls."
  }

  assert {
    condition = toset(flatten([
      for statement in jsondecode(aws_iam_role_policy.github[0].policy).Statement : statement.Resource if contains(flatten([statement.Action]), "ecr:PutImage")
    ])) == toset([aws_ecr_repository.main.arn])
    error_message = "GitHub may push elsewhere."
  }

  # Version 1 comes from there, and a release looks whether a rollback would find it.
  assert {
    condition = toset(flatten([
      for statement in jsondecode(aws_iam_role_policy.github[0].policy).Statement : statement.Resource if contains(flatten([statement.Action]), "ecr:BatchGetImage")
    ])) == toset([aws_ecr_repository.main.arn, "arn:aws:ecr:eu-central-1:123456789012:repository/elsewhere/lotto"])
    error_message = "GitHub can't see the images that serve, or sees others."
  }
}

run "only_the_named_jobs_are_github" {
  assert {
    condition = one(jsondecode(aws_iam_role.github[0].assume_role_policy).Statement).Condition == {
      StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = ["repo:org/repo:environment:prod"]
      }
    }
    error_message = "Audience and subject are not both compared exactly."
  }

  assert {
    condition     = one(jsondecode(aws_iam_role.github[0].assume_role_policy).Statement).Principal.Federated == aws_iam_openid_connect_provider.github[0].arn
    error_message = "The role trusts another provider."
  }
}

run "the_accounts_one_provider_is_looked_up_where_it_exists" {
  variables {
    github_provider = "existing"
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.github) == 0 && one(jsondecode(aws_iam_role.github[0].assume_role_policy).Statement).Principal.Federated == "arn:aws:iam::123456789012:oidc-provider/existing"
    error_message = "A second provider would be created."
  }
}

run "without_subjects_there_is_no_way_in_for_github" {
  variables {
    github_subjects = []
  }

  assert {
    condition     = length(aws_iam_role.github) == 0 && length(aws_iam_openid_connect_provider.github) == 0 && output.github_role_arn == null
    error_message = "A role that nobody asked for."
  }
}

run "codedeploy_moves_this_alias_for_this_group" {
  assert {
    condition     = one(jsondecode(aws_iam_role.delivery.assume_role_policy).Statement).Condition.ArnEquals["aws:SourceArn"] == "arn:aws:codedeploy:eu-central-1:123456789012:deploymentgroup:lotto/live"
    error_message = "Another deployment group could use the role."
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.delivery.policy).Statement : statement.Resource if contains(flatten([statement.Action]), "lambda:UpdateAlias")
    ] == [["arn:aws:lambda:eu-central-1:123456789012:function:lotto", "arn:aws:lambda:eu-central-1:123456789012:function:lotto:live"]]
    error_message = "CodeDeploy may move something else."
  }
}

run "lambda_alone_pulls_and_for_this_function_alone" {
  assert {
    condition = [
      for statement in jsondecode(aws_ecr_repository_policy.main.policy).Statement : [statement.Principal.Service, statement.Condition.ArnLike["aws:SourceArn"]]
    ] == [["lambda.amazonaws.com", ["arn:aws:lambda:eu-central-1:123456789012:function:lotto", "arn:aws:lambda:eu-central-1:123456789012:function:lotto:*"]]]
    error_message = "Somebody else may pull."
  }
}

run "functions_of_other_environments_pull_and_other_accounts_read" {
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
    error_message = "Not these functions, or not they alone, may pull."
  }

  assert {
    condition = [
      for statement in slice(jsondecode(aws_ecr_repository_policy.main.policy).Statement, 1, 2) : [statement.Principal.AWS, statement.Action]
    ] == [["arn:aws:iam::210987654321:root", ["ecr:BatchGetImage", "ecr:DescribeRepositories", "ecr:GetDownloadUrlForLayer"]]]
    error_message = "Another account can't read, or may do more, or this one is named too."
  }
}

run "the_workflows_variables_are_lines_for_gh" {
  assert {
    condition = [for line in split("\n", output.github_variables) : split("=", line)[0]] == [
      "AWS_REGION", "AWS_ROLE_ARN", "FUNCTION", "REPOSITORY", "URL",
    ]
    error_message = "Another variable, or one that is missing."
  }
}

run "access_logs_are_written_by_the_load_balancer_alone_and_encrypted" {
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
