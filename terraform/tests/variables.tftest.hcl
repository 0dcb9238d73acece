# Every variable: the smallest and largest valid values, and invalid ones.

mock_provider "aws" {
  source = "./tests/mocks"
}

run "everything_has_a_default" {
  command = plan
}

run "the_smallest_values_are_valid" {
  command = plan

  variables {
    name                 = "a"
    region               = "eu-north-1"
    tags                 = {}
    vpc_cidr             = "10.0.0.0/16"
    zones                = 2
    domain               = "x.io"
    tls_policy           = "ELBSecurityPolicy-TLS13-1-2-2021-06"
    waf_rate_limit       = 10
    access_log_days      = 1
    bootstrap_image      = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/a:b"
    architecture         = "x86_64"
    memory               = 128
    timeout              = 1
    environment          = { AB = "" }
    reserved_concurrency = 1
    log_retention_days   = 1
    version_header       = "V"
    canary_percent       = 1
    canary_minutes       = 1
    alarm_errors         = 1
    alarm_canary_errors  = 1
    alarm_p99_millis     = 1
    alarm_email          = "a@b.c"
    github_subjects      = ["repo:o/r:environment:prod"]
    github_provider      = "existing"
  }
}

run "the_largest_values_are_valid" {
  command = plan

  variables {
    name                 = "abcdefghij-abcdefghijk"
    region               = "us-gov-east-1"
    tags                 = { team = "numbers", "cost-center" = "49" }
    deletion_protection  = true
    vpc_cidr             = "192.168.0.0/23"
    zones                = 3
    function_in_vpc      = false
    domain               = "draws.lotto-service.example.com"
    tls_policy           = "ELBSecurityPolicy-TLS13-1-3-2021-06"
    waf_rate_limit       = 2000000000
    access_log_days      = 3650
    bootstrap_image      = "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/team/a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    architecture         = "arm64"
    memory               = 10240
    timeout              = 59
    environment          = { LOG_LEVEL = "debug", Zone2 = "x" }
    reserved_concurrency = 1000
    log_retention_days   = 3653
    canary_percent       = 99
    canary_minutes       = 2880
    deployment_config    = "CodeDeployDefault.LambdaLinear10PercentEvery10Minutes"
    alarm_errors         = 1000
    alarm_canary_errors  = 1000
    alarm_p99_millis     = 58999
    alarm_email          = "first.last+alarms@sub.example.com"
    github_subjects      = ["repo:org-1/repo-2:environment:prod", "repo:org/repo:ref:refs/heads/main"]
    github_provider      = "create"
  }
}

run "too_small_values_are_refused" {
  command = plan

  variables {
    name                 = ""
    region               = ""
    vpc_cidr             = "10.0.0.0/24"
    zones                = 1
    domain               = "com"
    tls_policy           = ""
    waf_rate_limit       = 9
    access_log_days      = 0
    bootstrap_image      = ""
    image_readers        = ["lotto"]
    architecture         = ""
    memory               = 127
    timeout              = 0
    environment          = { A = "one letter" }
    reserved_concurrency = 0
    log_retention_days   = 0
    version_header       = ""
    canary_percent       = 0
    canary_minutes       = 0
    deployment_config    = ""
    alarm_errors         = 0
    alarm_email          = ""
    github_subjects      = [""]
    github_provider      = ""
  }

  expect_failures = [
    var.name, var.region, var.vpc_cidr, var.zones, var.domain, var.tls_policy, var.waf_rate_limit,
    var.access_log_days, var.bootstrap_image, var.image_readers, var.architecture, var.memory, var.timeout,
    var.environment, var.reserved_concurrency, var.log_retention_days, var.version_header, var.canary_percent,
    var.canary_minutes, var.deployment_config, var.alarm_errors, var.alarm_email,
    var.github_subjects, var.github_provider,
  ]
}

run "too_large_values_are_refused" {
  command = plan

  variables {
    name               = "abcdefghij-abcdefghijkl"
    vpc_cidr           = "10.0.0.0/15"
    zones              = 7
    waf_rate_limit     = 2000000001
    memory             = 10241
    timeout            = 60
    log_retention_days = 3654
    canary_percent     = 100
    canary_minutes     = 2881

    # More than alarm_errors.
    alarm_canary_errors = 2
  }

  expect_failures = [
    var.name, var.vpc_cidr, var.zones, var.waf_rate_limit, var.memory, var.timeout,
    var.log_retention_days, var.canary_percent, var.canary_minutes, var.alarm_canary_errors,
  ]
}

run "fractions_are_refused" {
  command = plan

  variables {
    zones                = 2.5
    waf_rate_limit       = 10.5
    access_log_days      = 1.5
    memory               = 128.5
    timeout              = 1.5
    reserved_concurrency = 1.5
    log_retention_days   = 1.5
    canary_percent       = 1.5
    canary_minutes       = 1.5
  }

  expect_failures = [
    var.zones, var.waf_rate_limit, var.access_log_days, var.memory, var.timeout, var.reserved_concurrency,
    var.log_retention_days, var.canary_percent, var.canary_minutes,
  ]
}

run "wrong_formats_are_refused" {
  command = plan

  variables {
    name              = "Lotto"
    region            = "Frankfurt"
    tags              = { "bluegreen:alias" = "mine" }
    vpc_cidr          = "10.0.0.0"
    domain            = "https://example.com/"
    tls_policy        = "ELBSecurityPolicy-2016-08"
    bootstrap_image   = "docker.io/library/lotto:1"
    architecture      = "amd64"
    environment       = { AWS_REGION = "moon" }
    version_header    = "X Lotto Version"
    deployment_config = "CodeDeployDefault.AllAtOnce"
    alarm_p99_millis  = 10000
    alarm_email       = "ops at example.com"
    github_subjects   = ["repo:org/*"]
    github_provider   = "maybe"
  }

  expect_failures = [
    var.name, var.region, var.tags, var.vpc_cidr, var.domain, var.tls_policy, var.bootstrap_image,
    var.architecture, var.environment, var.version_header, var.deployment_config, var.alarm_p99_millis,
    var.alarm_email, var.github_subjects, var.github_provider,
  ]
}

run "a_canary_alarm_without_errors_is_refused" {
  command = plan

  variables {
    alarm_canary_errors = 0
  }

  expect_failures = [var.alarm_canary_errors]
}

run "a_duration_alarm_of_zero_is_refused" {
  command = plan

  variables {
    alarm_p99_millis = 0
  }

  expect_failures = [var.alarm_p99_millis]
}

run "a_tls_policy_that_allows_less_than_1_2_is_refused" {
  command = plan

  variables {
    tls_policy = "ELBSecurityPolicy-TLS13-1-0-2021-06"
  }

  expect_failures = [var.tls_policy]
}

run "the_tag_latest_is_refused" {
  command = plan

  variables {
    bootstrap_image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto:latest"
  }

  expect_failures = [var.bootstrap_image]
}

run "an_image_without_a_tag_is_refused" {
  command = plan

  variables {
    bootstrap_image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto"
  }

  expect_failures = [var.bootstrap_image]
}

run "a_region_with_too_few_zones_is_refused" {
  command = plan

  variables {
    zones = 4
  }

  expect_failures = [data.aws_availability_zones.main]
}
