# The role of the workflow jobs in var.github_subjects; one for each environment, as each has its own
# apply. It allows exactly the calls of bluegreen and docker push, on the resources that they use.
locals {
  github      = length(var.github_subjects) > 0
  github_host = "token.actions.githubusercontent.com"
}

resource "aws_iam_openid_connect_provider" "github" {
  count = local.github && var.github_provider == "create" ? 1 : 0

  url            = "https://${local.github_host}"
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_openid_connect_provider" "github" {
  count = local.github && var.github_provider == "existing" ? 1 : 0

  url = "https://${local.github_host}"
}

resource "aws_iam_role" "github" {
  count = local.github ? 1 : 0

  name                 = "${var.name}-github"
  description          = "What GitHub may do to release ${var.name}"
  path                 = var.role_path
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = one(concat(aws_iam_openid_connect_provider.github, data.aws_iam_openid_connect_provider.github)).arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "${local.github_host}:aud" = "sts.amazonaws.com"
          "${local.github_host}:sub" = var.github_subjects
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "github" {
  count = local.github ? 1 : 0

  name = "release"
  role = aws_iam_role.github[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Push"
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:CompleteLayerUpload",
          "ecr:InitiateLayerUpload",
          "ecr:PutImage",
          "ecr:UploadLayerPart",
        ]
        Resource = aws_ecr_repository.main.arn
      },
      {
        # Lambda asks its caller for the permission to pull what it is to run.
        Sid      = "UseImages"
        Effect   = "Allow"
        Action   = ["ecr:BatchGetImage", "ecr:DescribeRepositories", "ecr:GetDownloadUrlForLayer"]
        Resource = local.image_repository_arns
      },
      {
        Sid      = "Publish"
        Effect   = "Allow"
        Action   = ["lambda:ListVersionsByFunction", "lambda:PublishVersion", "lambda:UpdateFunctionCode"]
        Resource = local.function_arn
      },
      {
        # GetFunction withholds the tags without it, and they name alias, group and public URL.
        Sid      = "ReadTheTags"
        Effect   = "Allow"
        Action   = "lambda:ListTags"
        Resource = local.function_arn
      },
      {
        # The numbers of future versions are not known.
        Sid      = "LookAtVersions"
        Effect   = "Allow"
        Action   = "lambda:GetFunction"
        Resource = [local.function_arn, "${local.function_arn}:*"]
      },
      {
        # Smoke tests. Not $LATEST, which is asked without a number.
        Sid      = "TryVersions"
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = "${local.function_arn}:*"
      },
      {
        # All aliases of the function: IAM knows these actions on the function alone.
        Sid      = "MoveTheAlias"
        Effect   = "Allow"
        Action   = ["lambda:GetAlias", "lambda:UpdateAlias"]
        Resource = local.function_arn
      },
      {
        Sid    = "Deploy"
        Effect = "Allow"
        Action = [
          "codedeploy:BatchGetDeployments",
          "codedeploy:CreateDeployment",
          "codedeploy:GetDeployment",
          "codedeploy:GetDeploymentGroup",
          "codedeploy:ListDeployments",
        ]
        Resource = aws_codedeploy_deployment_group.live.arn
      },
      {
        # CodeDeploy demands it of CreateDeployment with other alarms than the group's: --hotfix and
        # --override-alarms. Without iam:PassRole the group keeps its role.
        Sid      = "ShipAFix"
        Effect   = "Allow"
        Action   = "codedeploy:UpdateDeploymentGroup"
        Resource = aws_codedeploy_deployment_group.live.arn
      },
      {
        Sid    = "NameTheRevision"
        Effect = "Allow"
        Action = [
          "codedeploy:BatchGetApplicationRevisions",
          "codedeploy:GetApplicationRevision",
          "codedeploy:RegisterApplicationRevision",
        ]
        Resource = aws_codedeploy_app.main.arn
      },
      {
        # The group's, and that of --hotfix and --all-at-once.
        Sid    = "ReadTheConfigurations"
        Effect = "Allow"
        Action = "codedeploy:GetDeploymentConfig"
        Resource = [
          for name in [aws_codedeploy_deployment_group.live.deployment_config_name, "CodeDeployDefault.LambdaAllAtOnce"] :
          "arn:${local.partition}:codedeploy:${local.here}:deploymentconfig:${name}"
        ]
      },
      {
        # What each version answered, and how it failed: the evidence by which a release is judged.
        Sid      = "ReadItsLog"
        Effect   = "Allow"
        Action   = "logs:FilterLogEvents"
        Resource = "${aws_cloudwatch_log_group.function.arn}:*"
      },
      {
        # Overwrites the whole alarm, so it must not give it actions that stop instances or run code.
        Sid      = "AimTheCanarysAlarm"
        Effect   = "Allow"
        Action   = "cloudwatch:PutMetricAlarm"
        Resource = aws_cloudwatch_metric_alarm.canary.arn
        Condition = {
          "ForAllValues:StringEquals" = { "cloudwatch:AlarmActions" = [aws_sns_topic.alarms.arn] }
        }
      },
      {
        # Without resource-level permissions: https://docs.aws.amazon.com/service-authorization/latest/reference/
        # DescribeAlarms lists composite alarms only with permission for all alarms.
        Sid    = "WhatHasNoName"
        Effect = "Allow"
        Action = [
          "cloudwatch:DescribeAlarms",
          "cloudwatch:GetMetricData",
          "codedeploy:GetDeploymentTarget",
          "codedeploy:ListDeploymentTargets",
          "codedeploy:StopDeployment",
          "ecr:GetAuthorizationToken",
        ]
        Resource = "*"
      },
    ]
  })
}
