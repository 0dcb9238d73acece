# The attributes that AWS computes, in AWS's format.

mock_data "aws_caller_identity" {
  defaults = { account_id = "123456789012" }
}

mock_data "aws_partition" {
  defaults = { partition = "aws" }
}

mock_data "aws_region" {
  defaults = { name = "eu-central-1" }
}

mock_data "aws_availability_zones" {
  defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
}

mock_data "aws_route53_zone" {
  defaults = { zone_id = "Z0EXAMPLE" }
}

mock_data "aws_iam_openid_connect_provider" {
  defaults = { arn = "arn:aws:iam::123456789012:oidc-provider/existing" }
}

mock_resource "aws_vpc" {
  defaults = { ipv6_cidr_block = "2001:db8:1234:1a00::/56" }
}

mock_resource "aws_lb" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/lotto/1234567890abcdef"
    arn_suffix = "app/lotto/1234567890abcdef"
    dns_name   = "lotto-1234567890.eu-central-1.elb.amazonaws.com"
    zone_id    = "Z1EXAMPLE"
  }
}

mock_resource "aws_lb_listener" {
  defaults = { arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/lotto/1234567890abcdef/1234567890abcdef" }
}

mock_resource "aws_lb_target_group" {
  defaults = {
    arn        = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/candidate/1234567890abcdef"
    arn_suffix = "targetgroup/candidate/1234567890abcdef"
  }
}

mock_resource "aws_acm_certificate" {
  defaults = {
    arn = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
    domain_validation_options = [{
      domain_name           = "lotto.example.com"
      resource_record_name  = "_1.lotto.example.com."
      resource_record_type  = "CNAME"
      resource_record_value = "_2.acm-validations.aws."
    }]
  }
}

mock_resource "aws_acm_certificate_validation" {
  defaults = { certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012" }
}

mock_resource "aws_wafv2_web_acl" {
  defaults = { arn = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/lotto/12345678-1234-1234-1234-123456789012" }
}

mock_resource "aws_s3_bucket" {
  defaults = {
    id  = "lotto-access-logs-1"
    arn = "arn:aws:s3:::lotto-access-logs-1"
  }
}

mock_resource "aws_ecr_repository" {
  defaults = {
    arn            = "arn:aws:ecr:eu-central-1:123456789012:repository/lotto"
    repository_url = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto"
  }
}

mock_resource "aws_lambda_function" {
  defaults = {
    arn     = "arn:aws:lambda:eu-central-1:123456789012:function:lotto"
    version = "1"
  }
}

mock_resource "aws_lambda_alias" {
  defaults = { arn = "arn:aws:lambda:eu-central-1:123456789012:function:lotto:candidate" }
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/lotto" }
}

mock_resource "aws_iam_role" {
  defaults = { arn = "arn:aws:iam::123456789012:role/lotto" }
}

mock_resource "aws_iam_openid_connect_provider" {
  defaults = { arn = "arn:aws:iam::123456789012:oidc-provider/created" }
}

mock_resource "aws_codedeploy_app" {
  defaults = { arn = "arn:aws:codedeploy:eu-central-1:123456789012:application:lotto" }
}

mock_resource "aws_codedeploy_deployment_config" {
  defaults = { id = "lotto-canary-10-percent-5-minutes" }
}

mock_resource "aws_codedeploy_deployment_group" {
  defaults = { arn = "arn:aws:codedeploy:eu-central-1:123456789012:deploymentgroup:lotto/live" }
}

mock_resource "aws_cloudwatch_metric_alarm" {
  defaults = { arn = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:lotto" }
}

mock_resource "aws_sns_topic" {
  defaults = { arn = "arn:aws:sns:eu-central-1:123456789012:lotto-alarms" }
}
