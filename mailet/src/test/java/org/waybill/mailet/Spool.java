package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.james.core.Domain;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.apache.mailet.base.test.FakeMailContext;

/** James's side of a hand-off: takes mails, and fails at any send it is told to. */
final class Spool {

  /** What happens at a send. */
  enum Fault {
    REFUSE,
    THROW_AFTER_ACCEPTING
  }

  private final List<Handed> taken = new ArrayList<>();
  private final List<Mail> disposable = new ArrayList<>();
  private final Map<Integer, Fault> faults = new HashMap<>();
  private final Set<String> local = new TreeSet<>(Set.of("sender.example"));
  private int sends;

  /** Local domains besides sender.example. */
  Spool hosting(String domain) {
    local.add(domain);
    return this;
  }

  /** Counted from 1. */
  Spool failingAt(int send, Fault fault) {
    faults.put(send, fault);
    return this;
  }

  Spool healthy() {
    faults.clear();
    return this;
  }

  List<Handed> taken() {
    return taken;
  }

  int sends() {
    return sends;
  }

  /** Every mail that was offered, to look at after the hand-off. */
  List<Mail> offered() {
    return disposable;
  }

  MailetContext context() {
    FakeMailContext rest = FakeMailContext.defaultContext();
    return (MailetContext)
        Proxy.newProxyInstance(
            Spool.class.getClassLoader(),
            new Class<?>[] {MailetContext.class},
            (proxy, method, args) -> call(rest, method, args));
  }

  private Object call(FakeMailContext rest, Method method, Object[] args) throws Throwable {
    if (method.getName().equals("isLocalServer")) {
      return local.contains(((Domain) args[0]).asString());
    }
    if (method.getName().equals("sendMail")) {
      send((Mail) args[0], (String) args[1]);
      return null;
    }
    try {
      return method.invoke(rest, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private synchronized void send(Mail mail, String state) throws MessagingException {
    Fault fault = faults.get(++sends);
    disposable.add(mail);
    if (fault == Fault.REFUSE) {
      throw new MessagingException("the queue refuses");
    }
    mail.setState(state);
    try {
      taken.add(Handed.of(mail));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (fault == Fault.THROW_AFTER_ACCEPTING) {
      throw new IllegalStateException("the queue took it, and then broke");
    }
  }
}
