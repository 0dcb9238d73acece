output "url" {
  description = "The public URL."
  value       = local.url

  # The URL answers once these exist.
  depends_on = [aws_lb_listener_rule.live, aws_lb_target_group_attachment.function, aws_route53_record.main]
}

output "function" {
  description = "The function's name, for bluegreen's --function."
  value       = aws_lambda_function.main.function_name
}

output "alias" {
  description = "The alias that serves the public."
  value       = aws_lambda_alias.function["live"].name
}

output "repository" {
  description = "The repository to push images to."
  value       = aws_ecr_repository.main.repository_url
}

output "candidate_header" {
  description = "The request header that selects alias candidate, for curl -H."
  value       = "X-Candidate: ${terraform_data.candidate_secret.id}"
  sensitive   = true
}

output "function_role_arn" {
  description = "The role that the function runs as."
  value       = aws_iam_role.function.arn
}

output "delivery_role_arn" {
  description = "The role with which CodeDeploy shifts traffic."
  value       = aws_iam_role.delivery.arn
}

output "github_role_arn" {
  description = "The role that GitHub's jobs assume; null without github_subjects."
  value       = one(aws_iam_role.github[*].arn)
}

output "github_variables" {
  description = "The workflows' variables of this environment, for gh variable set --env-file; null without github_subjects."
  value = local.github ? join("\n", [
    "ARCHITECTURE=${var.architecture}",
    "AWS_REGION=${local.region}",
    "AWS_ROLE_ARN=${aws_iam_role.github[0].arn}",
    "FUNCTION=${aws_lambda_function.main.function_name}",
    "REPOSITORY=${aws_ecr_repository.main.repository_url}",
    "URL=${local.url}",
  ]) : null
}

output "runner" {
  description = "GitHub's runner of the function's architecture, for the repository's variable RUNNER."
  value       = var.architecture == "arm64" ? "ubuntu-24.04-arm" : "ubuntu-24.04"
}

output "next" {
  description = "The next command: it releases an image that was pushed."
  value       = "bluegreen release --function ${aws_lambda_function.main.function_name} --image ${aws_ecr_repository.main.name}:<tag>"
}
