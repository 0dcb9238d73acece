locals {
  # A search, because versions come and go.
  by_version = {
    for metric, statistic in { Invocations = "Sum", Errors = "Sum", Duration = "p99" } :
    metric => "SEARCH('{AWS/Lambda,ExecutedVersion,FunctionName,Resource} FunctionName=\"${var.name}\" Resource=\"${var.name}:live\" MetricName=\"${metric}\"', '${statistic}', 60)"
  }

  graphs = [
    { title = "Requests by version", stacked = true, expressions = [local.by_version.Invocations] },
    { title = "Errors by version", stacked = true, expressions = [local.by_version.Errors] },
    { title = "p99 duration by version, ms", stacked = false, expressions = [local.by_version.Duration] },
    {
      title       = "Weight of each version, % of requests"
      stacked     = true
      expressions = ["100 * ${local.by_version.Invocations} / SUM(${local.by_version.Invocations})"]
    },
  ]
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = concat(
      [{
        type   = "alarm"
        x      = 0
        y      = 0
        width  = 24
        height = 3
        properties = {
          title  = "Alarms"
          alarms = concat(values(aws_cloudwatch_metric_alarm.live)[*].arn, [aws_cloudwatch_metric_alarm.canary.arn])
        }
      }],
      [for i, graph in local.graphs : {
        type   = "metric"
        x      = 12 * (i % 2)
        y      = 3 + 6 * floor(i / 2)
        width  = 12
        height = 6
        properties = {
          title   = graph.title
          region  = local.region
          view    = "timeSeries"
          stacked = graph.stacked
          period  = 60
          metrics = [for expression in graph.expressions : [{ expression = expression, label = "$${PROP('Dim.ExecutedVersion')}" }]]
        }
      }],
    )
  })
}
