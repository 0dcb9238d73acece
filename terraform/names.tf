data "aws_caller_identity" "main" {}

data "aws_partition" "main" {}

data "aws_region" "main" {}

locals {
  host = var.domain == null ? aws_lb.main.dns_name : "${var.name}.${var.domain}"
  url  = "${var.domain == null ? "http" : "https"}://${local.host}/"

  # The public is answered by live; whoever knows the secret header, by candidate.
  aliases = toset(["live", "candidate"])

  partition = data.aws_partition.main.partition
  here      = "${data.aws_region.main.name}:${data.aws_caller_identity.main.account_id}"

  # By name, for policies of what has to exist before the thing itself.
  function_arn         = "arn:${local.partition}:lambda:${local.here}:function:${var.name}"
  deployment_group_arn = "arn:${local.partition}:codedeploy:${local.here}:deploymentgroup:${var.name}/live"

  # What bluegreen reads, so that --function is all it needs.
  release_tags = {
    "bluegreen:alias"          = "live"
    "bluegreen:application"    = var.name
    "bluegreen:group"          = "live"
    "bluegreen:url"            = local.url
    "bluegreen:version-header" = var.version_header
  }
}
