resource "aws_ecr_repository" "main" {
  name                 = var.name
  image_tag_mutability = "IMMUTABLE"
  force_delete         = !var.deletion_protection

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "AES256"
  }
}

# Without it, Lambda would ask whoever releases for the right to write it. What is tested in one
# environment goes to the next by its digest, so the next one's function pulls here too.
resource "aws_ecr_repository_policy" "main" {
  repository = aws_ecr_repository.main.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([{
      Sid       = "LambdaPulls"
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
      Condition = { ArnLike = { "aws:SourceArn" = flatten([
        for arn in concat([local.function_arn], tolist(var.image_readers)) : [arn, "${arn}:*"]
      ]) } }
      }], [
      for account in setsubtract([for arn in var.image_readers : split(":", arn)[4]], [data.aws_caller_identity.main.account_id]) : {
        Sid       = "Account${account}Reads"
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition}:iam::${account}:root" }
        Action    = ["ecr:BatchGetImage", "ecr:DescribeRepositories", "ecr:GetDownloadUrlForLayer"]
      }
    ])
  })
}

# Only images without a tag, as an aborted push leaves them. Whatever was released has a tag, tags
# are immutable, and a count would one day delete what a rollback needs.
resource "aws_ecr_lifecycle_policy" "main" {
  repository = aws_ecr_repository.main.name
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Expire what has no tag after a month"
      selection = {
        tagStatus   = "untagged"
        countType   = "sinceImagePushed"
        countUnit   = "days"
        countNumber = 30
      }
      action = { type = "expire" }
    }]
  })
}

# Lambda makes no function without an image. Built once, on the first apply: from then on images
# come from the pipeline.
resource "terraform_data" "first_image" {
  count = var.bootstrap_image == null ? 1 : 0

  input = "${aws_ecr_repository.main.repository_url}:first"

  provisioner "local-exec" {
    command = "${path.module}/first-image"

    environment = {
      IMAGE    = self.input
      PLATFORM = var.architecture == "arm64" ? "linux/arm64" : "linux/amd64"
      REGION   = data.aws_region.main.name
      SOURCES  = abspath("${path.module}/..")
    }
  }
}

locals {
  first_image = var.bootstrap_image == null ? terraform_data.first_image[0].output : var.bootstrap_image

  # Where images come from: version 1 may be in another repository.
  image_repository_arns = distinct(concat([aws_ecr_repository.main.arn], [
    for image in var.bootstrap_image[*] : replace(
      image, "/^([0-9]+)[.]dkr[.]ecr[.]([^.]+)[.][^/]+/([^:@]+).*$/", "arn:${local.partition}:ecr:$2:$1:repository/$3"
    )
  ]))
}
