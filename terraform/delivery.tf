resource "aws_codedeploy_app" "main" {
  name             = var.name
  compute_platform = "Lambda"
}

resource "aws_codedeploy_deployment_config" "canary" {
  count = var.deployment_config == null ? 1 : 0

  # A configuration can't be changed, only replaced, so each needs its own name.
  deployment_config_name = "${var.name}-canary-${var.canary_percent}-percent-${var.canary_minutes}-minutes"
  compute_platform       = "Lambda"

  traffic_routing_config {
    type = "TimeBasedCanary"

    time_based_canary {
      percentage = var.canary_percent
      interval   = var.canary_minutes
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_codedeploy_deployment_group" "live" {
  app_name               = aws_codedeploy_app.main.name
  deployment_group_name  = "live"
  deployment_config_name = var.deployment_config == null ? aws_codedeploy_deployment_config.canary[0].id : var.deployment_config
  service_role_arn       = aws_iam_role.delivery.arn

  deployment_style {
    deployment_type   = "BLUE_GREEN"
    deployment_option = "WITH_TRAFFIC_CONTROL"
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"]
  }

  alarm_configuration {
    enabled                   = true
    ignore_poll_alarm_failure = false
    alarms                    = local.guards
  }

  depends_on = [aws_iam_role_policy.delivery]
}

resource "aws_iam_role" "delivery" {
  name                 = "${var.name}-delivery"
  description          = "What CodeDeploy may do for this deployment group"
  path                 = var.role_path
  permissions_boundary = var.permissions_boundary

  # https://docs.aws.amazon.com/codedeploy/latest/userguide/security_confused_deputy.html
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "codedeploy.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { ArnEquals = { "aws:SourceArn" = local.deployment_group_arn } }
    }]
  })
}

resource "aws_iam_role_policy" "delivery" {
  name = "delivery"
  role = aws_iam_role.delivery.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "MoveTheAlias"
        Effect   = "Allow"
        Action   = ["lambda:GetAlias", "lambda:UpdateAlias"]
        Resource = local.function_arn
      },
      {
        Sid      = "LookAtProvisionedConcurrency"
        Effect   = "Allow"
        Action   = "lambda:GetProvisionedConcurrencyConfig"
        Resource = "${local.function_arn}:*" # the alias, and the versions behind it
      },
      {
        # Composite alarms are listed only with permission for all alarms: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
        Sid      = "WatchAlarms"
        Effect   = "Allow"
        Action   = "cloudwatch:DescribeAlarms"
        Resource = "*"
      },
    ]
  })
}
