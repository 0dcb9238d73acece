/**
 * What AWS knows and does: versions, aliases, deployments, metrics, alarms, images. Pure; time is a
 * parameter.
 */
@NullMarked
package bluegreen.rehearsal.model;

import org.jspecify.annotations.NullMarked;
