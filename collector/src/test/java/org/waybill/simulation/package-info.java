/** Both halves in one world of simulated time, disk and network, with everything going wrong. */
@org.jspecify.annotations.NullMarked
package org.waybill.simulation;
