resource "aws_ecr_repository" "main" {
  name                 = var.name
  image_tag_mutability = "IMMUTABLE"
  # Other environments run images from here, so their images stay when this one is destroyed.
  force_delete = !var.deletion_protection && length(var.image_readers) == 0

  image_scanning_configuration {
    scan_on_push = true
  }

  encryption_configuration {
    encryption_type = "AES256"
  }
}

# Without this policy, Lambda would write it itself, which a release has no permission for. An image
# that was tested in one environment is released to the next by its digest, so that environment's
# function pulls from here too.
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

# Expires only images without a tag, as aborted pushes leave them. A released image has a tag, and tags
# are immutable. A limit on the number of images would some day delete one that a rollback needs.
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

# Lambda can't create a function without an image. The first apply builds one; later images come from
# the pipeline.
resource "terraform_data" "first_image" {
  count = var.bootstrap_image == null ? 1 : 0

  input = "${aws_ecr_repository.main.repository_url}:first"

  provisioner "local-exec" {
    command = "${path.module}/first-image"

    environment = {
      IMAGE    = self.input
      PLATFORM = var.architecture == "arm64" ? "linux/arm64" : "linux/amd64"
      REGION   = local.region
      SOURCES  = abspath("${path.module}/..")
    }
  }
}

locals {
  first_image = var.bootstrap_image == null ? terraform_data.first_image[0].output : var.bootstrap_image

  # The repositories with images: that of version 1 may be another one.
  image_repository_arns = distinct(concat([aws_ecr_repository.main.arn], [
    for image in var.bootstrap_image[*] : replace(
      image, "/^([0-9]+)[.]dkr[.]ecr[.]([^.]+)[.][^/]+/([^:@]+).*$/", "arn:${local.partition}:ecr:$2:$1:repository/$3"
    )
  ]))
}
