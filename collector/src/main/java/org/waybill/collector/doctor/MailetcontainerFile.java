package org.waybill.collector.doctor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads {@code mailetcontainer.xml}. A document type is refused and nothing outside the file is
 * fetched, whatever it names (OWASP XML External Entity Prevention).
 */
final class MailetcontainerFile {

  static final String NAME = "mailetcontainer.xml";

  /** Bytes; James's own has 10,000. */
  private static final long LARGEST = 4 << 20;

  private MailetcontainerFile() {}

  /** Reads the one in James's conf folder. */
  static Reading<Mailetcontainer> read(Path conf) {
    Path file = conf.resolve(NAME);
    try {
      if (Files.size(file) > LARGEST) {
        return new Reading.Wrong<>(file + " is over " + LARGEST + " bytes");
      }
      byte[] bytes = Files.readAllBytes(file);
      return new Reading.Right<>(
          of(parser().parse(new ByteArrayInputStream(bytes)).getDocumentElement()));
    } catch (NoSuchFileException e) {
      return new Reading.Wrong<>(file + " does not exist");
    } catch (IOException | SAXException e) {
      return new Reading.Wrong<>(file + " cannot be read (" + e.getMessage() + ")");
    }
  }

  private static DocumentBuilder parser() {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new DefaultHandler()); // throws what is fatal, prints nothing
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the parser of this Java knows these", e);
    }
  }

  private static Mailetcontainer of(Element root) {
    Map<String, List<MailetElement>> processors = new HashMap<>();
    for (Element processor : all(root, "processor")) {
      // James's <processor> inside a mailet is a parameter, and has no state
      if (processor.hasAttribute("state")) {
        processors
            .computeIfAbsent(processor.getAttribute("state"), state -> new ArrayList<>())
            .addAll(
                children(processor).stream()
                    .filter(MailetcontainerFile::isMailet)
                    .map(MailetcontainerFile::mailet)
                    .toList());
      }
    }
    return new Mailetcontainer(processors);
  }

  private static boolean isMailet(Element element) {
    return element.getTagName().equals("mailet");
  }

  private static MailetElement mailet(Element element) {
    String name = element.getAttribute("class");
    Map<String, String> parameters = new HashMap<>();
    for (Element parameter : children(element)) {
      parameters.put(parameter.getTagName(), parameter.getTextContent().strip());
    }
    return new MailetElement(
        name.substring(name.lastIndexOf('.') + 1), element.getAttribute("match"), parameters);
  }

  private static List<Element> all(Element root, String name) {
    return elements(root.getElementsByTagName(name));
  }

  private static List<Element> children(Element element) {
    return elements(element.getChildNodes());
  }

  private static List<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .<Node>mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }
}
