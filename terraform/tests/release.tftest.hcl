# What releases depend on.

mock_provider "aws" {
  source = "./tests/mocks"

  override_resource {
    target = aws_lambda_alias.function["live"]
    values = { arn = "arn:aws:lambda:eu-central-1:123456789012:function:lotto:live" }
  }

  override_resource {
    target = aws_lb_target_group.function["live"]
    values = {
      arn        = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/live/1234567890abcdef"
      arn_suffix = "targetgroup/live/1234567890abcdef"
    }
  }
}

variables {
  bootstrap_image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto:first"
}

run "the_load_balancer_targets_the_alias_and_may_invoke_nothing_else" {
  assert {
    condition     = alltrue([for name in ["live", "candidate"] : aws_lb_target_group_attachment.function[name].target_id == "arn:aws:lambda:eu-central-1:123456789012:function:lotto:${name}"])
    error_message = "A target is not the alias."
  }

  assert {
    condition     = alltrue([for name in ["live", "candidate"] : aws_lambda_permission.balancer[name].qualifier == name])
    error_message = "A permission is not on the alias alone."
  }

  assert {
    condition = alltrue([
      for name in ["live", "candidate"] : aws_lambda_permission.balancer[name].source_arn == aws_lb_target_group.function[name].arn
    ]) && aws_lb_target_group.function["live"].arn != aws_lb_target_group.function["candidate"].arn
    error_message = "A permission is not for the alias's own target group alone."
  }
}

run "tags_are_immutable_and_images_with_a_tag_never_expire" {
  assert {
    condition     = aws_ecr_repository.main.image_tag_mutability == "IMMUTABLE"
    error_message = "A tag can be moved to another image."
  }

  assert {
    condition     = alltrue([for rule in jsondecode(aws_ecr_lifecycle_policy.main.policy).rules : rule.selection.tagStatus == "untagged" && rule.selection.countType == "sinceImagePushed"])
    error_message = "The life-cycle policy can delete an image that has a tag, which a rollback may need."
  }

  assert {
    condition     = one(aws_ecr_repository.main.image_scanning_configuration).scan_on_push && one(aws_ecr_repository.main.encryption_configuration).encryption_type == "AES256"
    error_message = "Images are not scanned, or not encrypted."
  }
}

run "bluegreen_finds_everything_by_the_function" {
  assert {
    condition = aws_lambda_function.main.tags == tomap({
      "bluegreen:alias"          = aws_lambda_alias.function["live"].name
      "bluegreen:application"    = aws_codedeploy_app.main.name
      "bluegreen:group"          = aws_codedeploy_deployment_group.live.deployment_group_name
      "bluegreen:url"            = output.url
      "bluegreen:version-header" = "X-Lotto-Version"
    })
    error_message = "The function's tags don't say where the rest is."
  }

  assert {
    condition     = output.next == "bluegreen release --function lotto --image lotto:<tag>"
    error_message = "The next command doesn't work."
  }
}

run "a_failed_release_is_rolled_back" {
  assert {
    condition     = aws_codedeploy_deployment_group.live.auto_rollback_configuration[0].enabled && aws_codedeploy_deployment_group.live.auto_rollback_configuration[0].events == toset(["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"])
    error_message = "There is an event after which CodeDeploy doesn't roll back."
  }

  assert {
    condition     = one(aws_codedeploy_deployment_group.live.deployment_style).deployment_type == "BLUE_GREEN" && one(aws_codedeploy_deployment_group.live.deployment_style).deployment_option == "WITH_TRAFFIC_CONTROL"
    error_message = "CodeDeploy doesn't control the traffic."
  }

  assert {
    condition     = one(aws_codedeploy_deployment_group.live.alarm_configuration).enabled && !one(aws_codedeploy_deployment_group.live.alarm_configuration).ignore_poll_alarm_failure
    error_message = "An alarm, or a failure to read alarms, doesn't stop a release."
  }

  assert {
    condition     = one(aws_codedeploy_deployment_group.live.alarm_configuration).alarms == toset(["lotto-errors", "lotto-slow", "lotto-server-errors", "lotto-malformed", "lotto-canary-errors"])
    error_message = "An alarm doesn't guard the release, or load alone would roll one back."
  }
}

run "the_canary_is_as_large_and_as_long_as_asked" {
  variables {
    canary_percent = 20
    canary_minutes = 15
  }

  assert {
    condition     = aws_codedeploy_deployment_config.canary[0].traffic_routing_config[0].time_based_canary[0].percentage == 20 && aws_codedeploy_deployment_config.canary[0].traffic_routing_config[0].time_based_canary[0].interval == 15
    error_message = "The canary is not 20 % for 15 minutes."
  }
}

run "a_predefined_configuration_replaces_ours" {
  variables {
    deployment_config = "CodeDeployDefault.LambdaLinear10PercentEvery1Minute"
  }

  assert {
    condition     = length(aws_codedeploy_deployment_config.canary) == 0 && aws_codedeploy_deployment_group.live.deployment_config_name == "CodeDeployDefault.LambdaLinear10PercentEvery1Minute"
    error_message = "The group doesn't use the predefined configuration."
  }
}

run "alarms_see_what_the_alias_does" {
  assert {
    condition = alltrue([
      for name in ["errors", "throttles", "slow"] :
      aws_cloudwatch_metric_alarm.live[name].dimensions == tomap({ FunctionName = "lotto", Resource = "lotto:live" })
    ])
    error_message = "An alarm looks at something else than alias live."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.canary.dimensions == tomap({ FunctionName = "lotto", Resource = "lotto:live", ExecutedVersion = "1" })
    error_message = "The canary's alarm counts errors of the live version too."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.live["server-errors"].dimensions == tomap({ LoadBalancer = "app/lotto/1234567890abcdef", TargetGroup = "targetgroup/live/1234567890abcdef" })
    error_message = "The 5xx alarm looks at something else than the public's target group."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.live["malformed"].metric_name == "LambdaUserError" && aws_cloudwatch_metric_alarm.live["malformed"].dimensions == aws_cloudwatch_metric_alarm.live["server-errors"].dimensions
    error_message = "No alarm sees answers that the load balancer can't use."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.live["slow"].extended_statistic == "p99" && aws_cloudwatch_metric_alarm.live["slow"].evaluate_low_sample_count_percentiles == "evaluate" && aws_cloudwatch_metric_alarm.live["slow"].evaluation_periods == 3
    error_message = "Below 1,000 requests a minute the alarm would keep its state, whatever it is; or one slow request would trigger it."
  }

  assert {
    condition     = alltrue([for alarm in concat(values(aws_cloudwatch_metric_alarm.live), [aws_cloudwatch_metric_alarm.canary]) : alarm.treat_missing_data == "notBreaching" && alarm.period == 60])
    error_message = "An alarm without data isn't OK, or its period isn't one minute."
  }

  assert {
    condition     = alltrue([for alarm in concat(values(aws_cloudwatch_metric_alarm.live), [aws_cloudwatch_metric_alarm.canary]) : alarm.alarm_actions == toset([aws_sns_topic.alarms.arn])])
    error_message = "An alarm notifies nobody."
  }
}

run "the_canarys_threshold_is_separate_from_the_alias_threshold" {
  variables {
    alarm_errors        = 50
    alarm_canary_errors = 2
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.canary.threshold == 2 && aws_cloudwatch_metric_alarm.live["errors"].threshold == 50 && aws_cloudwatch_metric_alarm.live["server-errors"].threshold == 50 && aws_cloudwatch_metric_alarm.live["malformed"].threshold == 500
    error_message = "An alarm has the wrong threshold."
  }
}

run "the_dashboard_shows_versions_and_every_alarm" {
  assert {
    condition     = alltrue([for metric in ["Invocations", "Errors", "Duration"] : strcontains(aws_cloudwatch_dashboard.main.dashboard_body, "Resource=\\\"lotto:live\\\" MetricName=\\\"${metric}\\\"")])
    error_message = "A graph is missing."
  }

  assert {
    condition     = length(jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets[0].properties.alarms) == 6
    error_message = "An alarm is missing on the dashboard."
  }
}

run "the_function_is_as_asked" {
  variables {
    memory               = 256
    timeout              = 20
    architecture         = "arm64"
    environment          = { LOG_LEVEL = "debug" }
    reserved_concurrency = 7
    log_retention_days   = 14
    function_in_vpc      = false
  }

  assert {
    condition = alltrue([
      aws_lambda_function.main.memory_size == 256, aws_lambda_function.main.timeout == 20,
      aws_lambda_function.main.architectures == tolist(["arm64"]), output.runner == "ubuntu-24.04-arm", aws_lambda_function.main.reserved_concurrent_executions == 7,
      aws_lambda_function.main.environment[0].variables == tomap({ LOG_LEVEL = "debug" }), length(aws_lambda_function.main.vpc_config) == 0,
    ])
    error_message = "The function is not as the variables say."
  }

  assert {
    condition     = aws_cloudwatch_log_group.function.retention_in_days == 14 && aws_lambda_function.main.logging_config[0].log_group == aws_cloudwatch_log_group.function.name && aws_lambda_function.main.logging_config[0].log_format == "JSON"
    error_message = "Logs are not JSON, never expire, or go to a group that Lambda created."
  }

  assert {
    condition     = aws_lambda_function.main.tracing_config[0].mode == "Active" && aws_lambda_function.main.publish
    error_message = "Requests aren't traced, or there is no version 1 to put the alias on."
  }
}

run "terraform_does_not_replace_the_released_image" {
  variables {
    bootstrap_image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto:second"
  }

  # Applied to the state of the previous runs.
  assert {
    condition     = aws_lambda_function.main.image_uri == "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto:first"
    error_message = "Terraform would replace the released image."
  }
}
