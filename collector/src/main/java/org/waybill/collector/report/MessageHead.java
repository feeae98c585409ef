package org.waybill.collector.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;
import org.waybill.collector.words.Words;

/**
 * What stands above every page of a message. Immutable.
 *
 * @param path of the message's own page
 * @param sender absent where the envelope names none
 * @param from the address of the From header; empty where it is the sender's or missing
 * @param mode how much is recorded, as a word and a sentence
 * @param parts its pages
 */
public record MessageHead(
    Frame frame,
    String path,
    Shown subject,
    Optional<SubjectLink> sender,
    Shown from,
    Moment sent,
    String mode,
    Optional<Shown> messageId,
    Optional<SubjectLink> tag,
    Optional<SubjectLink> campaign,
    Optional<Shown> variant,
    List<Part> parts) {

  public MessageHead {
    parts = List.copyOf(parts);
  }

  /** One of its pages. */
  public record Part(String name, String path, boolean current) {}

  /**
   * Of a message.
   *
   * @param current the page it stands on; empty for the message's own
   * @param reports as its reader may see them
   */
  static MessageHead of(Frame frame, MessageSummary message, String current, Reports reports) {
    String path = path(message);
    Period period =
        Period.holding(message.sentAt(), Instant.ofEpochMilli(frame.madeAt()).atZone(frame.zone()));
    BiFunction<SubjectPath, String, SubjectLink> link =
        (of, name) -> SubjectLink.of(of, name, period, reports);
    return new MessageHead(
        frame,
        path,
        Shown.of(message.subject()),
        Optional.of(message.sender())
            .filter(sender -> !sender.isEmpty())
            .map(sender -> link.apply(SubjectPath.SENDERS, sender)),
        Shown.of(message.from().equals(message.sender()) ? "" : message.from()),
        frame.at(message.sentAt()),
        frame.words().text("name.mode." + message.mode().name().toLowerCase(Locale.ROOT)),
        message.messageId().map(id -> Shown.of(id.value())),
        message.labels().tag().map(tag -> link.apply(SubjectPath.TAGS, tag)),
        message.labels().campaign().map(name -> link.apply(SubjectPath.CAMPAIGNS, name)),
        message.labels().variant().map(Shown::of),
        parts(frame.words(), path, message.labels().isCompared(), current));
  }

  static String path(MessageSummary message) {
    return "/messages/" + message.id();
  }

  /** What stands for the subject in titles. */
  static String title(Words words, MessageSummary message) {
    Shown subject = Shown.of(message.subject());
    return subject.isEmpty() ? words.text("message.untitled") : subject.plain();
  }

  private static List<Part> parts(Words words, String path, boolean compared, String current) {
    return Stream.of("", "recipients", "links", "map", "variants", "events")
        .filter(name -> compared || !name.equals("variants"))
        .map(
            name ->
                new Part(
                    words.text("message.part." + (name.isEmpty() ? "whole" : name)),
                    name.isEmpty() ? path : path + "/" + name,
                    name.equals(current)))
        .toList();
  }
}
