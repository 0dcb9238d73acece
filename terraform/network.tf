data "aws_availability_zones" "main" {
  state = "available"

  # Leaves out local zones, which have neither load balancers nor Lambda.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }

  lifecycle {
    postcondition {
      condition     = length(self.names) >= var.zones
      error_message = "This region has fewer than ${var.zones} availability zones: ${join(", ", self.names)}."
    }
  }
}

locals {
  # A zone's index determines its addresses, so another zone moves no existing subnet.
  zones = { for i, zone in slice(data.aws_availability_zones.main.names, 0, var.zones) : zone => i }
}

resource "aws_vpc" "main" {
  cidr_block                       = var.vpc_cidr
  assign_generated_ipv6_cidr_block = true
  enable_dns_hostnames             = true
  enable_dns_support               = true

  tags = { Name = var.name }
}

# The default for resources that name no security group: nothing in, nothing out.
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id

  tags = { Name = "${var.name}-unused" }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id

  tags = { Name = var.name }
}

resource "aws_subnet" "public" {
  for_each = local.zones

  vpc_id            = aws_vpc.main.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(var.vpc_cidr, 4, each.value)
  ipv6_cidr_block   = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, each.value)

  tags = { Name = "${var.name}-public-${each.key}" }
}

resource "aws_subnet" "private" {
  for_each = local.zones

  vpc_id            = aws_vpc.main.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(var.vpc_cidr, 4, 8 + each.value)

  tags = { Name = "${var.name}-private-${each.key}" }

  # Destroyed before the policy: see the function's security group.
  depends_on = [aws_iam_role_policy.function]
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }

  route {
    ipv6_cidr_block = "::/0"
    gateway_id      = aws_internet_gateway.main.id
  }

  tags = { Name = "${var.name}-public" }
}

# No route to the internet: no NAT gateway to pay for, and no data can leave.
resource "aws_route_table" "private" {
  vpc_id = aws_vpc.main.id

  tags = { Name = "${var.name}-private" }
}

resource "aws_route_table_association" "public" {
  for_each = aws_subnet.public

  subnet_id      = each.value.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "private" {
  for_each = aws_subnet.private

  subnet_id      = each.value.id
  route_table_id = aws_route_table.private.id
}

# No egress rule: the load balancer calls the function through Lambda's API, not over this network.
resource "aws_security_group" "balancer" {
  name        = "${var.name}-balancer"
  description = "The public load balancer: HTTP and HTTPS in"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "balancer" {
  for_each = {
    for rule in setproduct([80, 443], ["0.0.0.0/0", "::/0"]) : "${rule[0]} from ${rule[1]}" => {
      port = rule[0]
      ipv4 = rule[1] == "::/0" ? null : rule[1]
      ipv6 = rule[1] == "::/0" ? rule[1] : null
    }
  }

  security_group_id = aws_security_group.balancer.id
  description       = "Everybody"
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = each.value.ipv4
  cidr_ipv6         = each.value.ipv6
}

# No rules, so nothing in and nothing out: requests, logs and traces go through Lambda itself.
# A function that calls another service needs an aws_vpc_security_group_egress_rule for it.
resource "aws_security_group" "function" {
  name        = "${var.name}-function"
  description = "The function: nothing in, nothing out"
  vpc_id      = aws_vpc.main.id

  # Lambda deletes the function's network interfaces with the function's own permissions, up to 45
  # minutes after the function: https://docs.aws.amazon.com/lambda/latest/dg/foundation-networking.html
  # A destroy goes backwards, so the permissions are there until the interfaces are gone.
  depends_on = [aws_iam_role_policy.function]
}
