# Terraform and releases share $LATEST: Terraform sets everything but the code, a release sets the
# code. A change here is published as a version without traffic. The next release publishes code and
# settings together.
resource "aws_lambda_function" "main" {
  function_name                  = var.name
  description                    = "Its versions are released by bluegreen"
  package_type                   = "Image"
  image_uri                      = local.first_image
  publish                        = true
  role                           = aws_iam_role.function.arn
  architectures                  = [var.architecture]
  memory_size                    = var.memory
  timeout                        = var.timeout
  reserved_concurrent_executions = var.reserved_concurrency == null ? -1 : var.reserved_concurrency

  # The levels are Lambda's defaults. Without them every plan shows a change: Lambda answers them.
  logging_config {
    log_format            = "JSON"
    log_group             = aws_cloudwatch_log_group.function.name
    application_log_level = "INFO"
    system_log_level      = "INFO"
  }

  tracing_config {
    mode = "Active"
  }

  dynamic "environment" {
    for_each = length(var.environment) == 0 ? [] : [var.environment]

    content {
      variables = environment.value
    }
  }

  dynamic "vpc_config" {
    for_each = var.function_in_vpc ? [1] : []

    content {
      subnet_ids         = [for subnet in aws_subnet.private : subnet.id]
      security_group_ids = [aws_security_group.function.id]
    }
  }

  tags = local.release_tags

  lifecycle {
    ignore_changes = [image_uri]
  }

  depends_on = [aws_iam_role_policy.function, aws_ecr_repository_policy.main]
}

# Terraform creates the aliases on version 1. After that CodeDeploy and bluegreen move them, and
# bluegreen records why.
resource "aws_lambda_alias" "function" {
  for_each = local.aliases

  name             = each.key
  function_name    = aws_lambda_function.main.function_name
  function_version = aws_lambda_function.main.version

  lifecycle {
    ignore_changes = [function_version, routing_config, description]
  }
}

# On the alias, not on the function: the load balancer can't invoke a version without traffic.
resource "aws_lambda_permission" "balancer" {
  for_each = local.aliases

  statement_id  = "load-balancer"
  action        = "lambda:InvokeFunction"
  principal     = "elasticloadbalancing.amazonaws.com"
  function_name = aws_lambda_function.main.function_name
  qualifier     = aws_lambda_alias.function[each.key].name
  source_arn    = aws_lb_target_group.function[each.key].arn
}

resource "aws_cloudwatch_log_group" "function" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
}

resource "aws_iam_role" "function" {
  name                 = "${var.name}-function"
  description          = "What the function may do"
  path                 = var.role_path
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "function" {
  name = "function"
  role = aws_iam_role.function.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "WriteItsLog"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = "${aws_cloudwatch_log_group.function.arn}:log-stream:*"
        },
        {
          # X-Ray has no resource-level permissions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
          Sid      = "WriteTraces"
          Effect   = "Allow"
          Action   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
          Resource = "*"
        },
      ],
      [for statement in local.network_interface_statements : statement if var.function_in_vpc]
    )
  })
}

locals {
  # Lambda does this with the function's role. The function's own code must not:
  # https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
  network_interface_actions = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ]

  network_interface_statements = [
    {
      Sid      = "LambdaPutsItIntoTheNetwork"
      Effect   = "Allow"
      Action   = local.network_interface_actions
      Resource = "*"
    },
    {
      Sid       = "TheFunctionItselfDoesNot"
      Effect    = "Deny"
      Action    = local.network_interface_actions
      Resource  = "*"
      Condition = { ArnEquals = { "lambda:SourceFunctionArn" = local.function_arn } }
    },
  ]
}
