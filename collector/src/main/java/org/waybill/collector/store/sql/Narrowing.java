package org.waybill.collector.store.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.search.Expression;
import org.waybill.collector.search.Term;
import org.waybill.collector.search.Term.Field;

/** Which indexes hold all that can match a search. */
final class Narrowing {

  /** More walks at once would cost a page more than they spare it. */
  private static final int MOST = 12;

  private Narrowing() {}

  /** Indexes one of which holds every match; empty where the search has to look at all messages. */
  static Optional<List<Walk>> of(Expression search) {
    return switch (search) {
      case Expression.And and ->
          and.parts().stream()
              .flatMap(part -> of(part).stream())
              .min(Comparator.comparingInt(List::size));
      case Expression.Or or -> union(or.parts());
      case Expression.Not not -> Optional.empty();
      case Term.Id id when id.whole() -> Optional.of(List.of(Walk.ofMessageId(id.text())));
      case Term.Pasted pasted ->
          Optional.of(
              List.of(
                  Walk.ofMessageId(pasted.text()),
                  Walk.ofRecipient(pasted.text()),
                  Walk.ofSender(pasted.text())));
      case Term.In in when in.field() == Field.TO && in.isAddress() ->
          Optional.of(List.of(Walk.ofRecipient(in.text())));
      case Term.In in when in.field() == Field.FROM && in.isAddress() ->
          Optional.of(List.of(Walk.ofSender(in.text())));
      case Term other -> Optional.empty();
    };
  }

  private static Optional<List<Walk>> union(List<Expression> parts) {
    List<Walk> all = new ArrayList<>();
    for (Expression part : parts) {
      Optional<List<Walk>> walks = of(part);
      if (walks.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(walks.get());
    }
    return all.size() > MOST ? Optional.empty() : Optional.of(all);
  }
}
