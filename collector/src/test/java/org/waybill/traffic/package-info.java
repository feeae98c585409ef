/** Made-up traffic of persons and machines, of which the truth is known. */
package org.waybill.traffic;
