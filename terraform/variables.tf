variable "name" {
  description = "Name of the function and of everything around it; one per environment."
  type        = string
  default     = "lotto"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z](-?[a-z0-9]+)*$", var.name)) && length(var.name) >= 2 && length(var.name) <= 22
    error_message = "Use 2 to 22 lower case letters, digits and single hyphens, starting with a letter: a repository's name has at least 2 characters, and a target group's at most 32, with -candidate."
  }

  validation {
    condition     = !can(regex("^(internal|sg|sthree|amzn-s3-demo)-", var.name))
    error_message = "AWS reserves names that begin with internal- (load balancers), sg- (security groups), sthree- or amzn-s3-demo- (buckets)."
  }
}

variable "region" {
  description = "The AWS region. Null: that of AWS_REGION or of the profile."
  type        = string
  default     = null

  validation {
    condition     = var.region == null || can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "Use a region such as eu-central-1."
  }
}

variable "tags" {
  description = "Tags for all resources that can have tags."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.tags) : !startswith(key, "aws:") && !startswith(key, "bluegreen:")])
    error_message = "Tags aws:… are reserved by AWS, and tags bluegreen:… are set here for the release tool."
  }

  validation {
    condition     = length(setunion(keys(var.tags), ["managed-by", "service"])) <= 45
    error_message = "Use up to 43 tags: AWS allows 50, and the function has 7 others."
  }
}

variable "deletion_protection" {
  description = "Protect the load balancer, and the repository while it has images, from deletion."
  type        = bool
  default     = false
  nullable    = false
}

variable "role_path" {
  description = "The path of the roles, where an organization demands one."
  type        = string
  default     = "/"
  nullable    = false

  validation {
    condition     = can(regex("^/([!-.0-~]+/)*$", var.role_path)) && length(var.role_path) <= 512
    error_message = "Use / or a path that begins and ends with a slash, such as /teams/lotto/, of up to 512 characters."
  }
}

variable "permissions_boundary" {
  description = "The policy that bounds the permissions of the roles, by ARN, where an organization demands one. Null: none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary == null || can(regex("^arn:[a-z-]+:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary))
    error_message = "Use a policy's ARN, such as arn:aws:iam::123456789012:policy/boundary."
  }
}

# Network

variable "vpc_cidr" {
  description = "Addresses of the VPC; each subnet gets a sixteenth."
  type        = string
  default     = "10.20.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrhost(var.vpc_cidr, 0)) && try(tonumber(split("/", var.vpc_cidr)[1]) >= 16 && tonumber(split("/", var.vpc_cidr)[1]) <= 23, false)
    error_message = "Use an IPv4 block from /16 to /23: a load balancer needs subnets of /27 or larger."
  }

  validation {
    condition     = try(cidrhost(var.vpc_cidr, 0) == split("/", var.vpc_cidr)[0], true)
    error_message = "Use the block's first address: AWS would change it, and each plan would replace the VPC."
  }
}

variable "zones" {
  description = "The number of availability zones with subnets."
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = contains([2, 3, 4, 5, 6], var.zones)
    error_message = "A load balancer needs 2 zones, and no region has more than 6."
  }
}

variable "function_in_vpc" {
  description = "Whether the function runs in the private subnets."
  type        = bool
  default     = true
  nullable    = false
}

# Edge

variable "domain" {
  description = "A public Route 53 zone of this account; the service is https://<name>.<domain>/. Null: HTTP on the load balancer's own name."
  type        = string
  default     = null

  validation {
    condition     = var.domain == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "Use the zone's name in lower case without a final dot, such as example.com."
  }

  validation {
    condition     = var.domain == null || try(length(var.name) + 1 + length(var.domain) <= 64, false)
    error_message = "<name>.<domain> is longer than the 64 characters that a certificate's first name may have."
  }
}

variable "tls_policy" {
  description = "The load balancer's TLS policy."
  type        = string
  default     = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
  nullable    = false

  validation {
    condition     = can(regex("^ELBSecurityPolicy-TLS13-1-[23]-", var.tls_policy))
    error_message = "Use a policy with TLS 1.3 and nothing below 1.2: ELBSecurityPolicy-TLS13-1-2-… or -1-3-…"
  }
}

variable "waf_rate_limit" {
  description = "Requests that one address may send in five minutes. Null: no WAF."
  type        = number
  default     = null

  validation {
    condition     = var.waf_rate_limit == null || try(var.waf_rate_limit >= 10 && var.waf_rate_limit <= 2000000000 && floor(var.waf_rate_limit) == var.waf_rate_limit, false)
    error_message = "Use a whole number from 10 to 2,000,000,000."
  }
}

variable "access_log_days" {
  description = "Days to keep the load balancer's access logs. Null: none are written."
  type        = number
  default     = null

  validation {
    condition     = var.access_log_days == null || try(var.access_log_days >= 1 && floor(var.access_log_days) == var.access_log_days, false)
    error_message = "Use a whole number of days from 1."
  }
}

# First image

variable "bootstrap_image" {
  description = "The first image, in ECR, by tag or digest. Null: the apply builds and pushes one with Docker."
  type        = string
  default     = null

  validation {
    condition     = var.bootstrap_image == null || can(regex("^[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com/[a-z0-9._/-]+(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})$", var.bootstrap_image)) && !try(endswith(var.bootstrap_image, ":latest"), false)
    error_message = "Use <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag> or @sha256:<digest>. The tag latest is refused, because it names no particular image."
  }

  validation {
    condition     = var.bootstrap_image == null || var.region == null || try(split(".", var.bootstrap_image)[3] == var.region, true)
    error_message = "The image is in another region: Lambda runs images of its own region only."
  }
}

variable "image_readers" {
  description = "Functions of other environments that run images of this repository, by ARN."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.image_readers : can(regex("^arn:[a-z-]+:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+$", arn))])
    error_message = "Use full ARNs without a version, such as arn:aws:lambda:eu-central-1:123456789012:function:lotto."
  }
}

# Function

variable "architecture" {
  description = "The function's processor: x86_64 or arm64."
  type        = string
  default     = "x86_64"
  nullable    = false

  validation {
    condition     = contains(["x86_64", "arm64"], var.architecture)
    error_message = "Use x86_64 or arm64."
  }
}

variable "memory" {
  description = "The function's memory in MB; its share of a CPU grows with it."
  type        = number
  default     = 512
  nullable    = false

  validation {
    condition     = var.memory >= 128 && var.memory <= 10240 && floor(var.memory) == var.memory
    error_message = "Use a whole number from 128 to 10,240."
  }
}

variable "timeout" {
  description = "Seconds after which a request times out."
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition     = var.timeout >= 1 && var.timeout < 60 && floor(var.timeout) == var.timeout
    error_message = "Use a whole number from 1 to 59: the load balancer times out after 60 seconds."
  }
}

variable "environment" {
  description = "The function's environment variables."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.environment) : can(regex("^[a-zA-Z][a-zA-Z0-9_]+$", key)) && !startswith(key, "AWS_")])
    error_message = "Names have at least two letters, digits and underscores, starting with a letter. AWS_… is reserved by Lambda."
  }

  validation {
    condition     = length(jsonencode(var.environment)) <= 4096
    error_message = "All names and values together have more than the 4 KB that Lambda allows."
  }
}

variable "reserved_concurrency" {
  description = "The function's reserved concurrency. Null: none is reserved, and the account's limit applies."
  type        = number
  default     = null

  validation {
    condition     = var.reserved_concurrency == null || try(var.reserved_concurrency >= 1 && floor(var.reserved_concurrency) == var.reserved_concurrency, false)
    error_message = "Use a whole number from 1: with 0 Lambda would throttle every request."
  }
}

variable "log_retention_days" {
  description = "Days to keep the function's logs."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "CloudWatch Logs keeps 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}

variable "version_header" {
  description = "The response header in which the function names its version."
  type        = string
  default     = "X-Lotto-Version"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]*$", var.version_header))
    error_message = "Use a header's name, such as X-Lotto-Version."
  }
}

# Delivery

variable "canary_percent" {
  description = "Percentage of requests that a new version gets first."
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition     = var.canary_percent >= 1 && var.canary_percent <= 99 && floor(var.canary_percent) == var.canary_percent
    error_message = "Use a whole number from 1 to 99."
  }
}

variable "canary_minutes" {
  description = "Minutes until the new version gets all requests; at least 3, because an alarm takes 2 to 3."
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition     = var.canary_minutes >= 3 && var.canary_minutes <= 2880 && floor(var.canary_minutes) == var.canary_minutes
    error_message = "Use a whole number from 3 to 2,880: an alarm fires two to three minutes after the first error, and can't take a canary back that is over."
  }
}

variable "deployment_config" {
  description = "A predefined CodeDeploy configuration, instead of canary_percent and canary_minutes. With …Every1Minute a bad version has 30 to 40 % of the requests when an alarm fires."
  type        = string
  default     = null

  validation {
    condition     = var.deployment_config == null || can(regex("^CodeDeployDefault\\.Lambda(Canary10Percent(5|10|15|30)Minutes|Linear10PercentEvery(1Minute|[23]Minutes|10Minutes))$", var.deployment_config))
    error_message = "Use CodeDeployDefault.LambdaCanary10Percent{5,10,15,30}Minutes or …LambdaLinear10PercentEvery{1Minute,2Minutes,3Minutes,10Minutes}. LambdaAllAtOnce is refused: no alarm fires before it is over. For one release there is --all-at-once."
  }
}

# Alarms

variable "alarm_errors" {
  description = "Failed requests in a minute at which an alarm fires."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.alarm_errors >= 1
    error_message = "Use at least 1: with 0 the alarm would fire without an error."
  }
}

variable "alarm_canary_errors" {
  description = "Failed requests in a minute, in the version that was released last, at which an alarm fires."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.alarm_canary_errors >= 1 && var.alarm_canary_errors <= var.alarm_errors
    error_message = "Use 1 to alarm_errors: with more, the alarm on the whole alias would always fire first."
  }
}

variable "alarm_malformed" {
  description = "Answers in a minute that the load balancer can't use, at which an alarm fires. Requests that are not UTF-8 count too, as scanners send them. Null: ten times alarm_errors."
  type        = number
  default     = null

  validation {
    condition     = var.alarm_malformed == null || try(var.alarm_malformed >= var.alarm_errors, false)
    error_message = "Use at least alarm_errors: a scanner's requests count here, and would roll releases back."
  }
}

variable "alarm_p99_millis" {
  description = "The p99 duration, in milliseconds, at which an alarm fires."
  type        = number
  default     = 3000
  nullable    = false

  validation {
    condition     = var.alarm_p99_millis > 0 && var.alarm_p99_millis < var.timeout * 1000
    error_message = "Use more than 0 and less than the function's time-out, because no request takes longer."
  }
}

variable "alarm_email" {
  description = "The address that alarms are sent to, once AWS's confirmation mail is accepted. Null: none."
  type        = string
  default     = null

  validation {
    condition     = var.alarm_email == null || can(regex("^[^@[:space:]]+@[^@[:space:]]+\\.[^@[:space:]]+$", var.alarm_email))
    error_message = "Use an address such as ops@example.com."
  }
}

# GitHub

variable "github_subjects" {
  description = "Which workflow jobs may release: exact sub claims, such as repo:ORG/REPO:environment:NAME. Empty: none."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for subject in var.github_subjects : can(regex("^repo:[^*?/:]+/[^*?/:]+:[^*?]+$", subject))])
    error_message = "Use full subjects without * and ?, such as repo:ORG/REPO:environment:NAME. Those of newer repositories contain ids."
  }

  validation {
    condition     = length(jsonencode(var.github_subjects)) <= 1600
    error_message = "All subjects together are too long: a role's trust policy has at most 2,048 characters."
  }
}

variable "github_provider" {
  description = "Whether to use the account's OIDC provider for GitHub or to create it: existing or create. An account has only one, for all repositories, and a destroy would delete one that was created here."
  type        = string
  default     = "existing"
  nullable    = false

  validation {
    condition     = contains(["create", "existing"], var.github_provider)
    error_message = "Use create or existing."
  }
}
