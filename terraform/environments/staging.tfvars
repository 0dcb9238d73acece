name               = "lotto-staging"
tags               = { environment = "staging" }
log_retention_days = 7
# domain           = "example.com"
# image_readers    = ["arn:aws:lambda:eu-central-1:123456789012:function:lotto"] # production's
# PREFIX: gh api "repos/{owner}/{repo}/actions/oidc/customization/sub" --jq .sub_claim_prefix
# github_subjects  = ["PREFIX:environment:staging", "PREFIX:environment:staging-rollback"]
