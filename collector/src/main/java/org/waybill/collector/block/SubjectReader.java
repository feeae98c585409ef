package org.waybill.collector.block;

import java.util.Optional;
import java.util.Set;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.block.SubjectException.Fault;
import org.waybill.idna.HostNames;
import org.waybill.wire.MessageId;

/**
 * Makes what people write something to block: hosts become lower-case A-labels, a Message-ID loses
 * its brackets. Immutable.
 *
 * @param own the tracking hosts, which no link leads to
 */
public record SubjectReader(Set<String> own) {

  /** Copies the set. */
  public SubjectReader {
    own = Set.copyOf(own);
  }

  /**
   * Reads a name.
   *
   * @throws SubjectException saying what is wrong with it
   */
  public Subject read(Kind kind, String written) throws SubjectException {
    String name = written.strip();
    Optional<String> known =
        switch (kind) {
          case TARGET -> host(name);
          case SENDER -> address(name);
          case MESSAGE -> MessageId.of(name).map(MessageId::value);
        };
    String canonical = known.orElseThrow(() -> new SubjectException(Fault.of(kind), name));
    if (kind == Kind.TARGET && own.contains(canonical)) {
      throw new SubjectException(Fault.OWN_HOST, canonical);
    }
    try {
      return new Subject(kind, canonical);
    } catch (IllegalArgumentException e) {
      throw new SubjectException(Fault.of(kind), name);
    }
  }

  /** Without a final dot, as hosts of links are compared. */
  private static Optional<String> host(String name) {
    return name.startsWith("[") && name.endsWith("]")
        ? Optional.of(name)
        : HostNames.toAscii(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
  }

  /** An envelope sender as the ledger has it; the null sender sends nothing that is tracked. */
  private static Optional<String> address(String name) {
    int at = name.lastIndexOf('@');
    return at > 0 && at < name.length() - 1 ? Optional.of(name) : Optional.empty();
  }
}
