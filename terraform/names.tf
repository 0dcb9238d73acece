data "aws_caller_identity" "main" {}

data "aws_partition" "main" {
  lifecycle {
    postcondition {
      condition     = contains(["aws", "aws-us-gov"], self.partition)
      error_message = "Partition ${self.partition} is not supported: its OIDC audience and the names of its registries differ."
    }
  }
}

data "aws_region" "main" {}

locals {
  host = var.domain == null ? aws_lb.main.dns_name : "${var.name}.${var.domain}"
  url  = "${var.domain == null ? "http" : "https"}://${local.host}/"

  # live serves the public; candidate serves requests with the secret header.
  aliases = toset(["live", "candidate"])

  partition = data.aws_partition.main.partition

  # Version 6 of the provider warns of name. Its region is not in version 5.
  region = data.aws_region.main.name
  here   = "${local.region}:${data.aws_caller_identity.main.account_id}"

  # Composed from names, for policies that must exist before the resource itself.
  function_arn         = "arn:${local.partition}:lambda:${local.here}:function:${var.name}"
  deployment_group_arn = "arn:${local.partition}:codedeploy:${local.here}:deploymentgroup:${var.name}/live"

  # bluegreen reads these tags, so that it needs no option but --function.
  release_tags = {
    "bluegreen:alias"          = "live"
    "bluegreen:application"    = var.name
    "bluegreen:group"          = "live"
    "bluegreen:url"            = local.url
    "bluegreen:version-header" = var.version_header
  }
}
