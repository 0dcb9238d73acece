name                = "lotto"
tags                = { environment = "production" }
deletion_protection = true
memory              = 1024
log_retention_days  = 90
access_log_days     = 90
waf_rate_limit      = 2000
# domain            = "example.com"
# alarm_email       = "ops@example.com"
# bootstrap_image   = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/lotto-staging:first" # staging's
# PREFIX: gh api "repos/{owner}/{repo}/actions/oidc/customization/sub" --jq .sub_claim_prefix
# github_subjects   = ["PREFIX:environment:production", "PREFIX:environment:production-rollback"]
