package org.waybill.jars;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Class files of some jars and of the JDK, read but never loaded, so that no code of theirs runs.
 */
final class ClassFiles implements AutoCloseable {
  private static final int HEADERS =
      ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

  private final URLClassLoader files;
  private final Map<String, Optional<ClassNode>> read = new HashMap<>();

  private ClassFiles(List<URL> places) {
    files = new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  /** Those of our jar (or folder of classes), and of every jar in the folder of James's. */
  static ClassFiles of(Path ours, Path james) throws IOException {
    List<URL> places = new ArrayList<>();
    places.add(ours.toUri().toURL());
    try (Stream<Path> jars = Files.list(james)) {
      for (Path jar : jars.sorted().toList()) {
        places.add(jar.toUri().toURL());
      }
    }
    return new ClassFiles(places);
  }

  /** Whether the class is there at all. */
  boolean has(String type) {
    return find(type).isPresent();
  }

  /** Whether the class, or one that it extends or implements, declares the field or method. */
  boolean has(String type, String name, String descriptor) {
    return lineage(type).stream().anyMatch(node -> declares(node, name, descriptor));
  }

  /** What the class should implement and neither it nor anything it inherits does. */
  List<String> unimplemented(String type) {
    List<ClassNode> lineage = lineage(type);
    return lineage.stream()
        .flatMap(node -> node.methods.stream())
        .filter(method -> (method.access & Opcodes.ACC_ABSTRACT) != 0)
        .filter(method -> lineage.stream().noneMatch(node -> implement(node, method)))
        .map(method -> method.name + method.desc)
        .distinct()
        .toList();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  private List<ClassNode> lineage(String type) {
    List<ClassNode> lineage = new ArrayList<>();
    find(type)
        .ifPresent(
            node -> {
              lineage.add(node);
              if (node.superName != null) {
                lineage.addAll(lineage(node.superName));
              }
              node.interfaces.forEach(name -> lineage.addAll(lineage(name)));
            });
    return lineage;
  }

  private static boolean declares(ClassNode node, String name, String descriptor) {
    return node.methods.stream().anyMatch(m -> m.name.equals(name) && m.desc.equals(descriptor))
        || node.fields.stream().anyMatch(f -> f.name.equals(name) && f.desc.equals(descriptor));
  }

  private static boolean implement(ClassNode node, MethodNode wanted) {
    return node.methods.stream()
        .filter(method -> (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC)) == 0)
        .anyMatch(method -> method.name.equals(wanted.name) && method.desc.equals(wanted.desc));
  }

  private Optional<ClassNode> find(String type) {
    return read.computeIfAbsent(type, this::parse);
  }

  private Optional<ClassNode> parse(String type) {
    try (InputStream bytes = files.getResourceAsStream(type + ".class")) {
      if (bytes == null) {
        return Optional.empty();
      }
      ClassNode node = new ClassNode();
      new ClassReader(bytes).accept(node, HEADERS);
      return Optional.of(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
