mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  bootstrap_image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto:first"
}

run "without_a_domain_it_is_http_on_the_load_balancers_name" {
  assert {
    condition     = output.url == "http://lotto-1234567890.eu-central-1.elb.amazonaws.com/"
    error_message = "The URL is not the load balancer's."
  }

  assert {
    condition     = aws_lb_listener.main.port == 80 && aws_lb_listener.main.protocol == "HTTP"
    error_message = "The listener is not HTTP on 80."
  }

  assert {
    condition = alltrue([
      length(aws_lb_listener.redirect) == 0, length(aws_acm_certificate.main) == 0, length(aws_route53_record.main) == 0,
    ])
    error_message = "There is a resource for a domain without a domain."
  }
}

run "options_are_off_by_default" {
  assert {
    condition = alltrue([
      length(aws_wafv2_web_acl.main) == 0, length(aws_s3_bucket.access_logs) == 0, length(aws_lb.main.access_logs) == 0,
      !aws_lb.main.enable_deletion_protection, aws_ecr_repository.main.force_delete,
      length(aws_sns_topic_subscription.email) == 0, length(aws_iam_role.github) == 0,
    ])
    error_message = "An option is on by default."
  }
}

run "only_this_host_reaches_the_function" {
  assert {
    condition     = one(aws_lb_listener.main.default_action).type == "fixed-response" && one(one(aws_lb_listener.main.default_action).fixed_response).status_code == "404"
    error_message = "Another host doesn't get a 404."
  }

  assert {
    condition = alltrue([
      for rule in [aws_lb_listener_rule.live, aws_lb_listener_rule.candidate] :
      contains(flatten([for condition in rule.condition : condition.host_header[*].values]), aws_lb.main.dns_name)
    ])
    error_message = "A rule answers for any host."
  }
}

run "only_requests_with_the_secret_reach_the_candidate" {
  assert {
    condition = [
      for condition in aws_lb_listener_rule.candidate.condition :
      nonsensitive(condition.http_header[0].values) == toset([terraform_data.candidate_secret.id]) && length(terraform_data.candidate_secret.id) == 36
      if length(condition.http_header) == 1
    ] == [true]
    error_message = "The candidate is reached without the secret header."
  }

  assert {
    condition     = one(aws_lb_listener_rule.candidate.action).target_group_arn == aws_lb_target_group.function["candidate"].arn
    error_message = "The candidate's rule has another target."
  }

  assert {
    condition     = one(aws_lb_listener_rule.live.action).target_group_arn == aws_lb_target_group.function["live"].arn
    error_message = "The public's rule has another target."
  }

  assert {
    condition     = aws_lb_listener_rule.candidate.priority < aws_lb_listener_rule.live.priority
    error_message = "The public's rule comes first, so the candidate's never matches."
  }
}

run "the_load_balancer_drops_malformed_headers_and_passes_on_all_values" {
  assert {
    condition     = aws_lb.main.drop_invalid_header_fields
    error_message = "Invalid header fields reach the function."
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.function : group.lambda_multi_value_headers_enabled])
    error_message = "Repeated headers and parameters lose values."
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.function : length(group.health_check) == 0])
    error_message = "Health checks are on, which cost invocations."
  }
}

run "only_http_and_https_come_in_and_the_function_is_reached_only_through_lambda" {
  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.balancer : rule.from_port]) == toset([80, 443]) && alltrue([for rule in aws_vpc_security_group_ingress_rule.balancer : rule.from_port == rule.to_port && rule.ip_protocol == "tcp"])
    error_message = "The load balancer accepts other ports than 80 and 443."
  }

  assert {
    condition = alltrue([
      for group in [aws_security_group.function, aws_security_group.balancer, aws_default_security_group.main] :
      length(group.ingress) == 0 && length(group.egress) == 0
    ])
    error_message = "A security group has inline rules."
  }

  assert {
    condition     = length(aws_route_table.private.route) == 0
    error_message = "The private subnets have a route out."
  }

  assert {
    condition     = aws_lambda_function.main.vpc_config[0].subnet_ids == toset([for subnet in aws_subnet.private : subnet.id])
    error_message = "The function is not in the private subnets."
  }
}

run "subnets_are_in_two_zones_and_do_not_overlap" {
  assert {
    condition     = toset([for subnet in aws_subnet.public : subnet.availability_zone]) == toset(["eu-central-1a", "eu-central-1b"])
    error_message = "The public subnets are not in the first two zones."
  }

  assert {
    condition     = length(toset(concat([for s in aws_subnet.public : s.cidr_block], [for s in aws_subnet.private : s.cidr_block]))) == 4
    error_message = "Subnets share addresses."
  }
}

run "a_third_zone_moves_no_existing_subnet" {
  variables {
    zones = 3
  }

  assert {
    condition = alltrue([
      aws_subnet.public["eu-central-1a"].cidr_block == "10.20.0.0/20", aws_subnet.public["eu-central-1b"].cidr_block == "10.20.16.0/20",
      aws_subnet.private["eu-central-1a"].cidr_block == "10.20.128.0/20", aws_subnet.private["eu-central-1b"].cidr_block == "10.20.144.0/20",
    ])
    error_message = "An existing subnet would be replaced."
  }
}

run "with_a_domain_it_is_https_and_http_redirects_to_it" {
  variables {
    domain = "example.com"
  }

  assert {
    condition     = output.url == "https://lotto.example.com/" && aws_lambda_function.main.tags["bluegreen:url"] == output.url
    error_message = "The URL is not https://<name>.<domain>/."
  }

  assert {
    condition     = aws_lb_listener.main.port == 443 && aws_lb_listener.main.protocol == "HTTPS" && startswith(aws_lb_listener.main.ssl_policy, "ELBSecurityPolicy-TLS13-1-2-")
    error_message = "The listener is not HTTPS on 443 with TLS 1.3 and 1.2."
  }

  assert {
    condition     = aws_lb_listener.redirect[0].port == 80 && one(one(aws_lb_listener.redirect[0].default_action).redirect).status_code == "HTTP_301" && one(one(aws_lb_listener.redirect[0].default_action).redirect).protocol == "HTTPS"
    error_message = "HTTP is not permanently redirected to HTTPS."
  }

  assert {
    condition     = aws_lb_listener.main.certificate_arn == aws_acm_certificate_validation.main[0].certificate_arn && aws_acm_certificate.main[0].validation_method == "DNS"
    error_message = "The certificate is not validated by DNS."
  }
}

run "the_domain_name_is_an_alias_of_the_load_balancer" {
  variables {
    domain = "example.com"
  }

  assert {
    condition     = toset([for record in aws_route53_record.main : record.type]) == toset(["A", "AAAA"]) && alltrue([for record in aws_route53_record.main : one(record.alias).name == aws_lb.main.dns_name])
    error_message = "There is no A and AAAA alias record of the load balancer."
  }

  assert {
    condition     = aws_lb.main.ip_address_type == "dualstack" && alltrue([for subnet in aws_subnet.public : subnet.ipv6_cidr_block != null])
    error_message = "There is an AAAA record without IPv6."
  }
}

run "options_are_on_when_asked_for" {
  variables {
    deletion_protection = true
    waf_rate_limit      = 1000
    access_log_days     = 7
    alarm_email         = "ops@example.com"
  }

  assert {
    condition     = aws_lb.main.enable_deletion_protection && !aws_ecr_repository.main.force_delete && !aws_s3_bucket.access_logs[0].force_destroy
    error_message = "A resource can be deleted despite the protection."
  }

  assert {
    condition     = one(one(aws_wafv2_web_acl.main[0].rule).statement).rate_based_statement[0].limit == 1000 && aws_wafv2_web_acl_association.main[0].resource_arn == aws_lb.main.arn
    error_message = "The rate limit doesn't apply to the load balancer."
  }

  assert {
    condition = alltrue([
      aws_lb.main.access_logs[0].bucket == aws_s3_bucket.access_logs[0].id,
      aws_s3_bucket_public_access_block.access_logs[0].block_public_policy,
      aws_s3_bucket_lifecycle_configuration.access_logs[0].rule[0].expiration[0].days == 7,
    ])
    error_message = "Access logs go to another bucket, are public or never expire."
  }

  assert {
    condition     = aws_sns_topic_subscription.email[0].endpoint == "ops@example.com"
    error_message = "Nobody gets the alarms."
  }
}
