name               = "lotto-staging"
tags               = { environment = "staging" }
canary_minutes     = 1
log_retention_days = 7
# domain           = "example.com"
# image_readers    = ["arn:aws:lambda:eu-central-1:123456789012:function:lotto"] # production's
# github_subjects  = ["repo:ORG/REPO:environment:staging", "repo:ORG/REPO:environment:staging-rollback"]
