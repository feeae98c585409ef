package org.waybill.jars;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What the JVM would look for and not find: every class, method and field that the constant pools
 * of our classes name, looked up as the JVM does (JVMS section 5.4.3). The transformer of packages
 * renames; it does not know that an API has changed.
 */
final class Linkage {
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int CLASS = 7;

  private final ClassFiles classes;
  private final TreeSet<String> missing = new TreeSet<>();

  private Linkage(ClassFiles classes) {
    this.classes = classes;
  }

  /** One line for each thing missing; bundled libraries' own optional references aside. */
  static List<String> missing(Path ours, Path james) throws IOException {
    try (ClassFiles classes = ClassFiles.of(ours, james)) {
      Linkage linkage = new Linkage(classes);
      for (byte[] file : ourClasses(ours)) {
        linkage.check(new ClassReader(file));
      }
      return List.copyOf(linkage.missing);
    }
  }

  private static List<byte[]> ourClasses(Path ours) throws IOException {
    if (Files.isDirectory(ours)) {
      return read(ours);
    }
    try (FileSystem jar = FileSystems.newFileSystem(ours)) {
      return read(jar.getPath("/"));
    }
  }

  private static List<byte[]> read(Path root) throws IOException {
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Linkage::isOurs).sorted().toList()) {
        try (InputStream bytes = Files.newInputStream(file)) {
          files.add(bytes.readAllBytes());
        }
      }
    }
    return files;
  }

  private static boolean isOurs(Path file) {
    String name = file.toString();
    return name.endsWith(".class") && !name.contains("org/waybill/shaded/");
  }

  private void check(ClassReader reader) {
    String from = reader.getClassName();
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int item = reader.getItem(i);
      if (item != 0) {
        checkConstant(reader, item, from, buffer);
      }
    }
    if ((reader.getAccess() & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0) {
      classes.unimplemented(from).forEach(it -> missing.add(from + " does not implement " + it));
    }
  }

  private void checkConstant(ClassReader reader, int item, String from, char[] buffer) {
    switch (reader.readByte(item - 1)) {
      case CLASS -> checkClass(from, reader.readUTF8(item, buffer));
      case FIELD, METHOD, INTERFACE_METHOD -> {
        String owner = reader.readClass(item, buffer);
        int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
        checkMember(
            from,
            owner,
            reader.readUTF8(nameAndType, buffer),
            reader.readUTF8(nameAndType + 2, buffer));
      }
      default -> {}
    }
  }

  private void checkClass(String from, String type) {
    if (!isJdk(type) && !classes.has(type)) {
      missing.add(from + " names " + type);
    }
  }

  private void checkMember(String from, String owner, String name, String descriptor) {
    if (!isJdk(owner) && !classes.has(owner, name, descriptor)) {
      missing.add(from + " names " + owner + "." + name + descriptor);
    }
  }

  /** The compiler has checked those; arrays have the members of Object. */
  private static boolean isJdk(String type) {
    return type.startsWith("java/") || type.startsWith("[");
  }
}
