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
    name                 = "ab"
    region               = "eu-north-1"
    tags                 = {}
    vpc_cidr             = "10.0.0.0/16"
    zones                = 2
    domain               = "x.io"
    tls_policy           = "ELBSecurityPolicy-TLS13-1-2-2021-06"
    waf_rate_limit       = 10
    access_log_days      = 1
    bootstrap_image      = "123456789012.dkr.ecr.eu-north-1.amazonaws.com/a:b"
    architecture         = "x86_64"
    memory               = 128
    timeout              = 1
    environment          = { AB = "" }
    reserved_concurrency = 1
    log_retention_days   = 1
    version_header       = "V"
    canary_percent       = 1
    canary_minutes       = 3
    alarm_errors         = 1
    alarm_canary_errors  = 1
    alarm_malformed      = 1
    role_path            = "/"
    permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess"
    alarm_p99_millis     = 1
    alarm_email          = "a@b.c"
    github_subjects      = ["repo:o/r:environment:prod"]
    github_provider      = "existing"
  }
}

run "the_largest_values_are_valid" {
  command = plan

  variables {
    name                = "abcdefghij-abcdefghijk"
    region              = "us-gov-east-1"
    tags                = { team = "numbers", "cost-center" = "49" }
    deletion_protection = true
    vpc_cidr            = "192.168.0.0/23"
    zones               = 3
    function_in_vpc     = false
    # With the name, the 64 characters of a certificate.
    domain               = "draws.lotto-service.numbers.europe.sample"
    tls_policy           = "ELBSecurityPolicy-TLS13-1-3-2021-06"
    waf_rate_limit       = 2000000000
    access_log_days      = 3650
    bootstrap_image      = "123456789012.dkr.ecr.us-gov-east-1.amazonaws.com/team/a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
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
    alarm_malformed      = 10000
    alarm_p99_millis     = 58999
    role_path            = "/teams/numbers/"
    permissions_boundary = "arn:aws-us-gov:iam::123456789012:policy/teams/boundary"
    alarm_email          = "first.last+alarms@sub.example.com"
    github_subjects      = ["repo:org-1/repo-2:environment:prod", "repo:org/repo:ref:refs/heads/main"]
    github_provider      = "create"
  }
}

run "too_small_values_are_refused" {
  command = plan

  variables {
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
    canary_minutes       = 2
    deployment_config    = ""
    alarm_errors         = 0
    role_path            = ""
    permissions_boundary = ""
    alarm_email          = ""
    github_subjects      = [""]
    github_provider      = ""
  }

  expect_failures = [
    var.vpc_cidr, var.zones, var.domain, var.tls_policy, var.waf_rate_limit,
    var.access_log_days, var.bootstrap_image, var.image_readers, var.architecture, var.memory, var.timeout,
    var.environment, var.reserved_concurrency, var.log_retention_days, var.version_header, var.canary_percent,
    var.canary_minutes, var.deployment_config, var.alarm_errors, var.alarm_email,
    var.role_path, var.permissions_boundary, var.github_subjects, var.github_provider,
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
    role_path         = "/teams"
    github_subjects   = ["repo:org/*"]
    github_provider   = "maybe"
  }

  expect_failures = [
    var.tags, var.vpc_cidr, var.domain, var.tls_policy, var.bootstrap_image,
    var.architecture, var.environment, var.version_header, var.deployment_config, var.alarm_p99_millis,
    var.alarm_email, var.role_path, var.github_subjects, var.github_provider,
  ]
}

run "what_is_too_much_together_is_refused" {
  command = plan

  variables {
    name            = "abcdefghij-abcdefghijk"
    domain          = "draws.lotto-service.numbers.europe.example"
    tags            = { for i in range(44) : "tag${i}" => "" }
    environment     = { LONG = join("", [for i in range(500) : "eight678"]), MORE = join("", [for i in range(10) : "eight678"]) }
    github_subjects = [for i in range(30) : "repo:organization@338407242/repo@1408704749:environment:e${i}"]
    alarm_errors    = 25
    alarm_malformed = 24
    region          = "eu-west-1"
    bootstrap_image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto:first"
  }

  expect_failures = [
    var.domain, var.tags, var.environment, var.github_subjects, var.alarm_malformed, var.bootstrap_image,
  ]
}

run "what_aws_would_change_or_refuse_is_refused" {
  command = plan

  variables {
    name            = "internal-lotto"
    vpc_cidr        = "10.20.1.0/16"
    bootstrap_image = "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/lotto:first"

    # Over before an alarm fires.
    deployment_config = "CodeDeployDefault.LambdaAllAtOnce"
  }

  expect_failures = [var.name, var.vpc_cidr, var.bootstrap_image, var.deployment_config]
}

run "a_security_groups_name_may_not_look_like_an_id" {
  command = plan

  variables {
    name = "sg-lotto"
  }

  expect_failures = [var.name]
}

run "a_partition_with_other_names_is_refused" {
  command = plan

  override_data {
    target = data.aws_partition.main
    values = { partition = "aws-cn" }
  }

  expect_failures = [data.aws_partition.main]
}

# Other variables are compared with name, region and alarm_errors, but only if these are valid.
run "too_small_values_that_others_are_compared_with_are_refused" {
  command = plan

  variables {
    name                = "a"
    region              = ""
    alarm_canary_errors = 0
  }

  expect_failures = [var.name, var.region, var.alarm_canary_errors]
}

run "wrong_formats_that_others_are_compared_with_are_refused" {
  command = plan

  variables {
    name             = "Lotto"
    region           = "Frankfurt"
    alarm_p99_millis = 0
  }

  expect_failures = [var.name, var.region, var.alarm_p99_millis]
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
