output "url" {
  description = "Where the public asks."
  value       = local.url

  # It answers once these are there.
  depends_on = [aws_lb_listener_rule.live, aws_lb_target_group_attachment.function, aws_route53_record.main]
}

output "function" {
  description = "The function: what bluegreen's --function takes."
  value       = aws_lambda_function.main.function_name
}

output "alias" {
  description = "The alias that serves the public."
  value       = aws_lambda_alias.function["live"].name
}

output "repository" {
  description = "Where to push images."
  value       = aws_ecr_repository.main.repository_url
}

output "candidate_header" {
  description = "The header that asks alias candidate through the front door, as curl -H takes it."
  value       = "X-Candidate: ${terraform_data.candidate_secret.id}"
  sensitive   = true
}

output "function_role_arn" {
  description = "The role that the function runs as."
  value       = aws_iam_role.function.arn
}

output "delivery_role_arn" {
  description = "The role that CodeDeploy shifts traffic with."
  value       = aws_iam_role.delivery.arn
}

output "github_role_arn" {
  description = "The role that GitHub's jobs assume; null if no subject may."
  value       = one(aws_iam_role.github[*].arn)
}

output "github_variables" {
  description = "What the workflows need to know of this environment: for gh variable set --env-file; null if no subject may."
  value = local.github ? join("\n", [
    "AWS_REGION=${data.aws_region.main.name}",
    "AWS_ROLE_ARN=${aws_iam_role.github[0].arn}",
    "FUNCTION=${aws_lambda_function.main.function_name}",
    "REPOSITORY=${aws_ecr_repository.main.repository_url}",
    "URL=${local.url}",
  ]) : null
}

output "next" {
  description = "The next command: releases an image that was pushed."
  value       = "bluegreen release --function ${aws_lambda_function.main.function_name} --image ${aws_ecr_repository.main.name}:<tag>"
}
