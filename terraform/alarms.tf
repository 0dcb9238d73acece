locals {
  live = {
    FunctionName = aws_lambda_function.main.function_name
    Resource     = "${aws_lambda_function.main.function_name}:live"
  }

  alarms = {
    errors = {
      description = "Requests to alias live fail"
      namespace   = "AWS/Lambda"
      metric      = "Errors"
      dimensions  = local.live
      statistic   = "Sum"
      percentile  = null
      threshold   = var.alarm_errors
      minutes     = 1
    }
    throttles = {
      description = "Requests to alias live are throttled: more at once than the function's concurrency allows"
      namespace   = "AWS/Lambda"
      metric      = "Throttles"
      dimensions  = local.live
      statistic   = "Sum"
      percentile  = null
      threshold   = 1
      minutes     = 1
    }
    slow = {
      description = "The p99 duration of requests to alias live is too long, three minutes in a row"
      namespace   = "AWS/Lambda"
      metric      = "Duration"
      dimensions  = local.live
      statistic   = null
      percentile  = "p99"
      threshold   = var.alarm_p99_millis
      minutes     = 3
    }
    server-errors = {
      description = "The function answers requests with 5xx"
      namespace   = "AWS/ApplicationELB"
      metric      = "HTTPCode_Target_5XX_Count"
      dimensions = {
        LoadBalancer = aws_lb.main.arn_suffix
        TargetGroup  = aws_lb_target_group.function["live"].arn_suffix
      }
      statistic  = "Sum"
      percentile = null
      threshold  = var.alarm_errors
      minutes    = 1
    }
    malformed = {
      description = "The load balancer can't use the function's answers, or its requests"
      namespace   = "AWS/ApplicationELB"
      metric      = "LambdaUserError"
      dimensions = {
        LoadBalancer = aws_lb.main.arn_suffix
        TargetGroup  = aws_lb_target_group.function["live"].arn_suffix
      }
      statistic  = "Sum"
      percentile = null
      threshold  = coalesce(var.alarm_malformed, 10 * var.alarm_errors)
      minutes    = 1
    }
  }

  # The alarms that roll a release back. Throttles don't: they come from load, not from a version.
  guards = concat(
    [for alarm in ["errors", "slow", "server-errors", "malformed"] : aws_cloudwatch_metric_alarm.live[alarm].alarm_name],
    [aws_cloudwatch_metric_alarm.canary.alarm_name],
  )
}

# No data means no requests, or no failed ones, so the alarm is OK. With "missing", the default, an
# alarm without traffic would be in state INSUFFICIENT_DATA. With "breaching" it would fire without
# traffic, and block every release.
#
# A percentile is evaluated however few requests there are. With "ignore", the alarm on a p99 would keep
# its state below 1,000 requests a minute: a canary would never be judged, and an alarm never end. So a
# single slow request a minute counts where there are few; three minutes in a row make it a trend.
resource "aws_cloudwatch_metric_alarm" "live" {
  for_each = local.alarms

  alarm_name                            = "${var.name}-${each.key}"
  alarm_description                     = each.value.description
  namespace                             = each.value.namespace
  metric_name                           = each.value.metric
  dimensions                            = each.value.dimensions
  statistic                             = each.value.statistic
  extended_statistic                    = each.value.percentile
  evaluate_low_sample_count_percentiles = each.value.percentile == null ? null : "evaluate"
  period                                = 60
  evaluation_periods                    = each.value.minutes
  comparison_operator                   = "GreaterThanOrEqualToThreshold"
  threshold                             = each.value.threshold
  treat_missing_data                    = "notBreaching"
  alarm_actions                         = [aws_sns_topic.alarms.arn]
  ok_actions                            = [aws_sns_topic.alarms.arn]
}

# Errors of a single version. The alarm on the whole alias needs a higher threshold, which the errors
# of a canary don't reach. Terraform sets the first version and then ignores it: every release points
# this alarm at its new version, before that version gets traffic.
resource "aws_cloudwatch_metric_alarm" "canary" {
  alarm_name          = "${var.name}-canary-errors"
  alarm_description   = "Requests to alias live fail in the version that was released last"
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  dimensions          = merge(local.live, { ExecutedVersion = aws_lambda_function.main.version })
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.alarm_canary_errors
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]

  lifecycle {
    ignore_changes = [dimensions["ExecutedVersion"]]
  }
}

resource "aws_sns_topic" "alarms" {
  name = "${var.name}-alarms"
}

resource "aws_sns_topic_subscription" "email" {
  count = var.alarm_email == null ? 0 : 1

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}
