name               = "lotto-dev"
tags               = { environment = "dev" }
canary_minutes     = 1
log_retention_days = 7
# domain           = "example.com"
# github_provider  = "existing" # where prod's apply has created it in the same account
# github_subjects  = ["repo:ORG/REPO:environment:dev"]
