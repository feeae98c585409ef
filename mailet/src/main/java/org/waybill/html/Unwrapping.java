package org.waybill.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;

/** Finds the places of {@link OwnPlaces} in a tree, and makes the tree what it should become. */
final class Unwrapping {

  /** Shorter values hold no token. */
  private static final int SHORTEST = 64;

  private final String body;
  private final int base;
  private final Predicate<Replacement> room;
  private final boolean whole;
  private final NavigableMap<Integer, OwnUrl> urls = new TreeMap<>();
  private final List<Replacement> found = new ArrayList<>();
  private final Set<Integer> starts = new HashSet<>();

  /**
   * Prepares a search.
   *
   * @param base what to add to jsoup's offsets to get one in the body
   * @param whole whether an image goes as a whole; else it only loses its source
   */
  Unwrapping(String body, int base, List<OwnUrl> urls, Predicate<Replacement> room, boolean whole) {
    this.body = body;
    this.base = base;
    this.room = room;
    this.whole = whole;
    urls.forEach(url -> this.urls.put(url.path(), url));
  }

  List<Replacement> in(Document tree) {
    List<Node> nodes = new ArrayList<>();
    tree.traverse((node, depth) -> nodes.add(node));
    nodes.forEach(this::look);
    found.sort(Comparator.comparingInt(Replacement::start));
    return List.copyOf(found);
  }

  private void look(Node node) {
    switch (node) {
      case Element element -> attributes(element);
      case TextNode text -> text(text);
      case Comment comment -> comment(comment);
      default -> {}
    }
  }

  /** The first URL of ours with its path in a range of the body. */
  private Optional<OwnUrl> within(int start, int end) {
    return Optional.ofNullable(urls.ceilingEntry(start))
        .map(java.util.Map.Entry::getValue)
        .filter(url -> url.end() <= end);
  }

  /** A list of its own: the attributes change on the way. */
  private void attributes(Element element) {
    for (Attribute attribute : element.attributes().asList()) {
      if (attribute.getValue().length() >= SHORTEST) {
        Range.AttributeRange range = element.attributes().sourceRange(attribute.getKey());
        if (range.nameRange().isTracked()) {
          attribute(element, attribute, range);
        }
      }
    }
  }

  private void attribute(Element element, Attribute attribute, Range.AttributeRange range) {
    int start = base + range.valueRange().startPos();
    int end = base + range.valueRange().endPos();
    Optional<OwnUrl> url = within(start, end);
    if (url.isEmpty()) {
      return;
    }
    AttributePlace place =
        new AttributePlace(body, base + range.nameRange().startPos(), start, end);
    if (element.nameIs("img") && attribute.getKey().equalsIgnoreCase("src") && url.get().pixel()) {
      image(element, attribute, place);
    } else if (place.isExactly(url.get()) && add(place.replacedBy(url.get()))) {
      element.attr(attribute.getKey(), url.get().target());
    }
  }

  private void image(Element image, Attribute source, AttributePlace place) {
    int start = base + image.sourceRange().startPos();
    int end = base + image.sourceRange().endPos();
    boolean tag =
        TagSource.read(body, start, start + 1)
            .filter(read -> read.end() == end && read.name().equals("img"))
            .isPresent();
    if (whole && tag && add(new Replacement(start, end, "", true))) {
      image.remove();
    } else if (!whole && add(place.removed())) {
      image.removeAttr(source.getKey());
    }
  }

  private void text(TextNode text) {
    int start = base + text.sourceRange().startPos();
    int end = base + text.sourceRange().endPos();
    if (end - start < SHORTEST || within(start, end).isEmpty()) {
      return;
    }
    String source = body.substring(start, end);
    if (CharacterReferences.inText(source).equals(text.getWholeText())) {
      StringBuilder now = new StringBuilder();
      int copied = start;
      for (OwnUrl url : urls.subMap(start, end).values()) {
        Replacement unwrapped =
            new Replacement(url.start(), url.end(), Escape.text(url.target()), false);
        if (url.alone() && !url.pixel() && url.start() >= copied && add(unwrapped)) {
          now.append(body, copied, url.start()).append(unwrapped.text());
          copied = url.end();
        }
      }
      text.text(CharacterReferences.inText(now.append(body, copied, end).toString()));
    }
  }

  /** What is in a conditional comment is markup for Outlook alone. */
  private void comment(Comment comment) {
    int start = base + comment.sourceRange().startPos();
    int end = base + comment.sourceRange().endPos();
    int data = start + 4;
    if (!body.startsWith("<!--[if", start)
        || end < data + 3
        || !body.substring(data, end - 3).equals(comment.getData())) {
      return;
    }
    StringBuilder now = new StringBuilder();
    int copied = data;
    for (OwnUrl url : urls.subMap(data, end).values()) {
      Optional<Replacement> inside = url.path() < copied ? Optional.empty() : inTag(url, data, end);
      if (inside.isPresent() && inside.get().start() >= copied && add(inside.get())) {
        now.append(body, copied, inside.get().start()).append(inside.get().text());
        copied = inside.get().end();
      }
    }
    comment.setData(now.append(body, copied, end - 3).toString());
  }

  private Optional<Replacement> inTag(OwnUrl url, int from, int to) {
    int open = body.lastIndexOf('<', url.path());
    if (open < from || !Ascii.isLetter(body.charAt(open + 1))) {
      return Optional.empty();
    }
    return TagSource.read(body, open, open + 1)
        .filter(tag -> tag.end() <= to)
        .flatMap(tag -> inAttribute(url, tag));
  }

  private Optional<Replacement> inAttribute(OwnUrl url, TagSource tag) {
    return tag.attributes().stream()
        .filter(a -> a.valueStart() <= url.path() && url.end() <= a.valueEnd())
        .findFirst()
        .flatMap(
            attribute -> {
              AttributePlace place =
                  new AttributePlace(
                      body, attribute.nameStart(), attribute.valueStart(), attribute.valueEnd());
              if (url.pixel()) {
                return Optional.of(
                    tag.name().equals("img")
                        ? new Replacement(tag.start(), tag.end(), "", true)
                        : place.removed());
              }
              return place.isExactly(url) ? Optional.of(place.replacedBy(url)) : Optional.empty();
            });
  }

  /** Clones share their source (adoption agency): it is changed once. */
  private boolean add(Replacement replacement) {
    if (starts.contains(replacement.start())) {
      return true;
    }
    return room.test(replacement) && starts.add(replacement.start()) && found.add(replacement);
  }
}
