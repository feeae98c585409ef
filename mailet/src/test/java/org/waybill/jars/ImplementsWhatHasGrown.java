package org.waybill.jars;

import org.apache.mailet.Mail;
import org.apache.mailet.Mailet;

/** Complete with James 3.9, which has defaults that 3.8 lacks: what LinkageIT has to find. */
final class ImplementsWhatHasGrown implements Mailet {
  @Override
  public void service(Mail mail) {}
}
