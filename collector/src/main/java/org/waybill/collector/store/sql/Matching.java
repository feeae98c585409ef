package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waybill.collector.classify.Delivery;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.classify.State;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.search.Expression;
import org.waybill.collector.search.Term;
import org.waybill.collector.search.Term.Field;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.MessageSummary;
import org.waybill.wire.TrackingId;

/**
 * Whether a filter holds for a message. Terms about copies that must all hold have to hold for one
 * and the same copy, so that {@code to:ann is:clicked} finds what Ann clicked; a negated one must
 * hold for no copy.
 */
final class Matching {

  private final MessageFilter filter;

  Matching(MessageFilter filter) {
    this.filter = filter;
  }

  boolean holds(Examined message) throws SQLException {
    MessageSummary facts = message.facts();
    return filter.messageId().map(id -> facts.messageId().equals(Optional.of(id))).orElse(true)
        && filter.sender().map(from -> isSame(from, facts.sender())).orElse(true)
        && filter.subject().map(part -> Addresses.contains(facts.subject(), part)).orElse(true)
        && (filter.recipient().isEmpty() || message.isFor(filter.recipient().get()))
        && holds(filter.search(), message);
  }

  /** Which copies of a message that matches are meant: those the terms about copies hold for. */
  Set<TrackingId> copies(Examined message) throws SQLException {
    List<Expression> terms = new ArrayList<>();
    Expression search = filter.search();
    for (Expression part : search instanceof Expression.And and ? and.parts() : List.of(search)) {
      if (part instanceof Term.Pasted pasted && isOnlyRecipient(pasted, message.facts())) {
        terms.add(new Term.In(Field.TO, pasted.text()));
      } else if (isAboutCopy(part)) {
        terms.add(part);
      }
    }
    filter.recipient().ifPresent(to -> terms.add(new Term.In(Field.TO, to)));
    Set<TrackingId> meant = new HashSet<>();
    for (Examined.Copy copy : message.copies()) {
      if (copyHas(copy, new Expression.And(terms), message)) {
        meant.add(copy.id());
      }
    }
    return meant;
  }

  private static boolean isOnlyRecipient(Term.Pasted pasted, MessageSummary facts) {
    return !isId(facts, pasted.text()) && !isSame(pasted.text(), facts.sender());
  }

  private static boolean holds(Expression search, Examined message) throws SQLException {
    return switch (search) {
      case Expression part when isAboutCopy(part) -> holdsForACopy(List.of(part), message);
      case Expression.And and -> allHold(and.parts(), message);
      case Expression.Or or -> oneHolds(or.parts(), message);
      case Expression.Not not -> !holds(not.part(), message);
      case Term term -> holds(term, message);
    };
  }

  private static boolean allHold(List<Expression> parts, Examined message) throws SQLException {
    List<Expression> ofOneCopy = new ArrayList<>();
    for (Expression part : parts) {
      if (isAboutCopy(part)) {
        ofOneCopy.add(part);
      } else if (!holds(part, message)) {
        return false;
      }
    }
    return ofOneCopy.isEmpty() || holdsForACopy(ofOneCopy, message);
  }

  private static boolean oneHolds(List<Expression> parts, Examined message) throws SQLException {
    for (Expression part : parts) {
      if (holds(part, message)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Term term, Examined message) throws SQLException {
    MessageSummary facts = message.facts();
    return switch (term) {
      case Term.Text text -> hasText(facts, text.text());
      case Term.Pasted pasted ->
          isId(facts, pasted.text())
              || isSame(pasted.text(), facts.sender())
              || message.isFor(pasted.text());
      case Term.Id id ->
          id.whole()
              ? isId(facts, id.text())
              : facts.messageId().map(own -> own.value().startsWith(id.text())).orElse(false);
      case Term.In in -> holds(in, message);
      case Term.Count count -> count.holds(message.total(type(count.what())));
      case Term.After after -> facts.sentAt() >= after.at().toEpochMilli();
      case Term.Before before -> facts.sentAt() < before.at().toEpochMilli();
      case Term.Age age -> throw new IllegalArgumentException(age + " is to be a time here");
      case Term.Is is -> throw new IllegalArgumentException(is + " is about a copy");
      case Term.Country country -> throw new IllegalArgumentException(country + " is about a copy");
      case Term.Because because -> throw new IllegalArgumentException(because + " is about a copy");
    };
  }

  private static boolean holds(Term.In in, Examined message) throws SQLException {
    MessageSummary facts = message.facts();
    return switch (in.field()) {
      case FROM -> Addresses.matches(facts.sender(), in.text());
      case SUBJECT -> Addresses.contains(facts.subject(), in.text());
      case TAG -> isLabel(in.text(), facts.labels().tag());
      case CAMPAIGN -> isLabel(in.text(), facts.labels().campaign());
      case VARIANT -> isLabel(in.text(), facts.labels().variant());
      case LINK -> message.urls().stream().anyMatch(url -> Addresses.contains(url, in.text()));
      case HOST ->
          message.urls().stream()
              .anyMatch(url -> Addresses.isBeneath(Addresses.hostOf(url), in.text()));
      case TO, DOMAIN -> throw new IllegalArgumentException(in + " is about a copy");
    };
  }

  private static boolean isAboutCopy(Expression search) {
    return switch (search) {
      case Expression.And and ->
          !and.parts().isEmpty() && and.parts().stream().allMatch(Matching::isAboutCopy);
      case Expression.Or or -> or.parts().stream().allMatch(Matching::isAboutCopy);
      case Expression.Not not -> false;
      case Term.In in -> in.field() == Field.TO || in.field() == Field.DOMAIN;
      case Term.Is is -> true;
      case Term.Because because -> true;
      case Term.Country country -> true;
      case Term other -> false;
    };
  }

  private static boolean holdsForACopy(List<Expression> parts, Examined message)
      throws SQLException {
    if (parts.size() == 1
        && parts.getFirst() instanceof Term.In(Field field, String text)
        && field == Field.TO
        && Addresses.isWhole(text)) {
      return message.isFor(text);
    }
    for (Examined.Copy copy : message.copies()) {
      if (copyHas(copy, Expression.all(parts), message)) {
        return true;
      }
    }
    return false;
  }

  private static boolean copyHas(Examined.Copy copy, Expression search, Examined message)
      throws SQLException {
    return switch (search) {
      case Expression.And and -> {
        for (Expression part : and.parts()) {
          if (!copyHas(copy, part, message)) {
            yield false;
          }
        }
        yield true;
      }
      case Expression.Or or -> {
        for (Expression part : or.parts()) {
          if (copyHas(copy, part, message)) {
            yield true;
          }
        }
        yield false;
      }
      case Term.In in ->
          in.field() == Field.TO
              ? Addresses.matches(copy.recipient(), in.text())
              : Addresses.isIn(copy.recipient(), in.text());
      case Term.Is is -> stands(copy, is, message);
      case Term.Because because -> message.reasons(copy).has(because.reason());
      case Term.Country country -> message.countries(copy).contains(country.code());
      case Expression other -> throw new IllegalArgumentException(other + " is about no copy");
    };
  }

  private static boolean stands(Examined.Copy copy, Term.Is is, Examined message)
      throws SQLException {
    Standing standing = copy.standing();
    boolean clicked = standing.clicks().compareTo(Sign.PERSON) >= 0;
    boolean opened = clicked || standing.opens().compareTo(Sign.PERSON) >= 0;
    return switch (is.stage()) {
      case OPENED -> opened;
      case CLICKED -> clicked;
      case UNOPENED -> !opened;
      case BOUNCED -> standing.delivery() == Delivery.BOUNCED;
      case WAITING -> standing.state(message.isRecorded()) == State.WAITING;
      case UNCERTAIN -> standing.state(true) == State.UNCERTAIN;
      case MACHINE -> standing.state(true) == State.MACHINE_ONLY;
    };
  }

  private static boolean hasText(MessageSummary facts, String text) {
    return Addresses.contains(facts.subject(), text)
        || Addresses.contains(facts.sender(), text)
        || Addresses.contains(facts.from(), text)
        || hasText(facts.labels().tag(), text)
        || hasText(facts.labels().campaign(), text)
        || facts.messageId().map(id -> Addresses.contains(id.value(), text)).orElse(false);
  }

  private static boolean hasText(Optional<String> label, String text) {
    return label.map(word -> Addresses.contains(word, text)).orElse(false);
  }

  private static boolean isLabel(String text, Optional<String> label) {
    return label.map(word -> isSame(text, word)).orElse(false);
  }

  private static boolean isId(MessageSummary facts, String text) {
    return facts.messageId().map(id -> isSame(text, id.value())).orElse(false);
  }

  private static boolean isSame(String one, String other) {
    return Addresses.fold(one).equals(Addresses.fold(other));
  }

  private static EventType type(Term.Counted what) {
    return what == Term.Counted.OPENS ? EventType.OPEN : EventType.CLICK;
  }
}
