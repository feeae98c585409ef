/** The tracking hosts: which one a sender's mail uses, and whether recipients reach us by it. */
@NullMarked
package org.waybill.hosts;

import org.jspecify.annotations.NullMarked;
