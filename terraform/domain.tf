data "aws_route53_zone" "main" {
  count = var.domain == null ? 0 : 1

  name         = var.domain
  private_zone = false
}

resource "aws_acm_certificate" "main" {
  count = var.domain == null ? 0 : 1

  domain_name       = local.host
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  validation = one(flatten([for certificate in aws_acm_certificate.main : tolist(certificate.domain_validation_options)[0]]))
}

resource "aws_route53_record" "validation" {
  count = var.domain == null ? 0 : 1

  zone_id         = data.aws_route53_zone.main[0].zone_id
  name            = local.validation.resource_record_name
  type            = local.validation.resource_record_type
  records         = [local.validation.resource_record_value]
  ttl             = 300
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "main" {
  count = var.domain == null ? 0 : 1

  certificate_arn         = aws_acm_certificate.main[0].arn
  validation_record_fqdns = aws_route53_record.validation[*].fqdn
}

resource "aws_route53_record" "main" {
  for_each = var.domain == null ? [] : toset(["A", "AAAA"])

  zone_id = data.aws_route53_zone.main[0].zone_id
  name    = local.host
  type    = each.key

  alias {
    name                   = aws_lb.main.dns_name
    zone_id                = aws_lb.main.zone_id
    evaluate_target_health = false
  }
}
