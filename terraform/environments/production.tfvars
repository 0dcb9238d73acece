name                = "lotto"
tags                = { environment = "prod" }
deletion_protection = true
memory              = 1024
log_retention_days  = 90
access_log_days     = 90
waf_rate_limit      = 2000
# domain            = "example.com"
# alarm_email       = "ops@example.com"
# github_subjects   = ["repo:ORG/REPO:environment:prod"]
