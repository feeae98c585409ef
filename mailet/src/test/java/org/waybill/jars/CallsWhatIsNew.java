package org.waybill.jars;

import org.apache.james.core.Domain;
import org.apache.james.core.MailAddress;

/** Compiles with James 3.9 only: what LinkageIT has to find. */
final class CallsWhatIsNew {
  MailAddress call() throws Exception {
    return MailAddress.of("local", Domain.of("sender.example"));
  }
}
