/**
 * Tests that run programs: the tool's commands, Terraform, Docker, the AWS CLI, GitHub's workflows.
 */
@NullMarked
package bluegreen.it;

import org.jspecify.annotations.NullMarked;
