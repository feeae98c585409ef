package org.waybill.collector.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Delivery;
import org.waybill.collector.store.Delivery.Bounced;
import org.waybill.collector.store.Delivery.Delivered;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.HitFigures;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageSummary;

/** The API's JSON, field by field as in docs/wire.md. */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Writes one or more JSON values. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /** UTF-8; values at the root are a line each. */
  static byte[] write(Body body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setRootValueSeparator(new SerializedString("\n"));
      body.write(json);
      json.flush();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  static void message(JsonGenerator json, MessageDetail detail) throws IOException {
    MessageSummary message = detail.summary();
    json.writeStartObject();
    json.writeStringField("id", message.id().toString());
    text(json, "messageId", message.messageId().map(id -> id.value()));
    json.writeStringField("subject", message.subject());
    json.writeStringField("sender", message.sender());
    json.writeNumberField("sentAt", message.sentAt());
    json.writeStringField("mode", message.mode().word());
    text(json, "tag", message.tag());
    figures(json, message.opens(), message.clicks());
    json.writeArrayFieldStart("copies");
    for (CopyFigures copy : detail.copies()) {
      copy(json, copy);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("links");
    for (LinkFigures link : detail.links()) {
      link(json, link);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void copy(JsonGenerator json, CopyFigures copy) throws IOException {
    json.writeStartObject();
    json.writeStringField("recipient", copy.recipient());
    json.writeNumberField("recipients", copy.recipients());
    text(json, "abandoned", copy.abandoned());
    delivery(json, copy.delivery());
    json.writeNumberField("pixels", copy.pixels());
    figures(json, copy.opens(), copy.clicks());
    total(json, "fullViews", copy.fullViews());
    json.writeEndObject();
  }

  private static void delivery(JsonGenerator json, Delivery delivery) throws IOException {
    OptionalLong none = OptionalLong.empty();
    number(
        json, "deliveredAt", delivery instanceof Delivered(long at) ? OptionalLong.of(at) : none);
    number(json, "bouncedAt", delivery instanceof Bounced b ? OptionalLong.of(b.at()) : none);
    text(
        json,
        "bounceReason",
        delivery instanceof Bounced b ? Optional.of(b.reason()) : Optional.empty());
  }

  private static void link(JsonGenerator json, LinkFigures link) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", link.number());
    json.writeStringField("url", link.url());
    json.writeStringField("label", link.label());
    total(json, "clicks", link.clicks());
    json.writeEndObject();
  }

  static void event(JsonGenerator json, Event event) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", event.id().toString());
    json.writeStringField("type", event.type().word());
    json.writeNumberField("at", event.at());
    json.writeNumberField("hits", event.hits());
    json.writeStringField("message", event.message().toString());
    text(json, "messageId", event.messageId().map(id -> id.value()));
    json.writeStringField("recipient", event.recipient());
    number(json, "link", event.link() == 0 ? OptionalLong.empty() : OptionalLong.of(event.link()));
    text(json, "url", event.url());
    json.writeStringField("userAgent", event.userAgent());
    json.writeEndObject();
  }

  private static void figures(JsonGenerator json, HitFigures opens, HitFigures clicks)
      throws IOException {
    total(json, "opens", opens);
    total(json, "clicks", clicks);
    number(json, "firstOpenAt", opens.firstAt());
    number(json, "lastOpenAt", opens.lastAt());
  }

  private static void total(JsonGenerator json, String name, HitFigures figures)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("total", figures.total());
    json.writeEndObject();
  }

  static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
    json.writeStringField(name, value.orElse(null));
  }

  private static void number(JsonGenerator json, String name, OptionalLong value)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsLong());
    } else {
      json.writeNullField(name);
    }
  }
}
