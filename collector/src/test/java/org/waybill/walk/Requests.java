package org.waybill.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.logging.LogEntries;
import org.openqa.selenium.logging.LogEntry;

/** What a browser asked for, read from its log of the DevTools protocol. */
final class Requests {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Requests() {}

  /** The URLs that went over a network, in their order. */
  static List<String> in(LogEntries log) {
    List<String> urls = new ArrayList<>();
    for (LogEntry entry : log) {
      JsonNode message = message(entry);
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        String url = message.path("params").path("request").path("url").asText();
        if (url.startsWith("http")) {
          urls.add(url);
        }
      }
    }
    return urls;
  }

  private static JsonNode message(LogEntry entry) {
    try {
      return JSON.readTree(entry.getMessage()).path("message");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON in the browser's log", e);
    }
  }
}
