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
# github_provider   = "existing" # where staging's apply has created it in the same account
# github_subjects   = ["repo:ORG/REPO:environment:production", "repo:ORG/REPO:environment:production-rollback"]
