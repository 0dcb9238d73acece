resource "aws_lb" "main" {
  name                       = var.name
  load_balancer_type         = "application"
  internal                   = false
  ip_address_type            = "dualstack"
  subnets                    = [for subnet in aws_subnet.public : subnet.id]
  security_groups            = [aws_security_group.balancer.id]
  drop_invalid_header_fields = true
  enable_deletion_protection = var.deletion_protection

  dynamic "access_logs" {
    for_each = aws_s3_bucket.access_logs

    content {
      enabled = true
      bucket  = access_logs.value.id
    }
  }

  depends_on = [aws_internet_gateway.main, aws_s3_bucket_policy.access_logs]
}

# A new port replaces the public listener. Changed in place, it would still hold port 80 when the
# redirect is created, or want it before the redirect is gone.
resource "terraform_data" "public_port" {
  input = var.domain == null ? 80 : 443
}

# The public listener: HTTPS with a domain, else HTTP. Requests for another host, mostly from
# scanners, get a fixed 404 and cost no invocation.
resource "aws_lb_listener" "main" {
  load_balancer_arn = aws_lb.main.arn
  port              = var.domain == null ? 80 : 443
  protocol          = var.domain == null ? "HTTP" : "HTTPS"
  ssl_policy        = var.domain == null ? null : var.tls_policy
  certificate_arn   = one(aws_acm_certificate_validation.main[*].certificate_arn)

  default_action {
    type = "fixed-response"

    fixed_response {
      status_code  = "404"
      content_type = "text/plain"
      message_body = "Not found"
    }
  }

  lifecycle {
    replace_triggered_by = [terraform_data.public_port]
  }
}

resource "aws_lb_listener" "redirect" {
  count = var.domain == null ? 0 : 1

  load_balancer_arn = aws_lb.main.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      status_code = "HTTP_301"
      protocol    = "HTTPS"
      port        = "443"
    }
  }

  # Created once port 80 is free, destroyed before the public listener takes it back.
  depends_on = [aws_lb_listener.main]
}

# Health checks are off, which is the default for Lambda targets. Each would be a paid invocation, and
# there is no other target to fail over to.
resource "aws_lb_target_group" "function" {
  for_each = local.aliases

  name                               = "${var.name}-${each.key}"
  target_type                        = "lambda"
  lambda_multi_value_headers_enabled = true
}

resource "aws_lb_target_group_attachment" "function" {
  for_each = local.aliases

  target_group_arn = aws_lb_target_group.function[each.key].arn
  target_id        = aws_lambda_alias.function[each.key].arn

  depends_on = [aws_lambda_permission.balancer]
}

# To try a version through the load balancer before it gets traffic, point alias candidate at it and
# send this header. Its value is a random UUID; -replace=terraform_data.candidate_secret creates a new
# one.
resource "terraform_data" "candidate_secret" {}

resource "aws_lb_listener_rule" "candidate" {
  listener_arn = aws_lb_listener.main.arn
  priority     = 1

  condition {
    host_header {
      values = [local.host]
    }
  }

  condition {
    http_header {
      http_header_name = "X-Candidate"
      values           = [sensitive(terraform_data.candidate_secret.id)]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.function["candidate"].arn
  }
}

resource "aws_lb_listener_rule" "live" {
  listener_arn = aws_lb_listener.main.arn
  priority     = 2

  condition {
    host_header {
      values = [local.host]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.function["live"].arn
  }
}
