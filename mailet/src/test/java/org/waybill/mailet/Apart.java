package org.waybill.mailet;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class loader with our classes and the tests', apart from that of the test that runs. */
final class Apart implements AutoCloseable {
  private final URLClassLoader loader;

  Apart() throws IOException {
    List<URL> places = new ArrayList<>();
    places.add(Path.of("target/classes").toUri().toURL());
    for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      places.add(Path.of(place).toUri().toURL());
    }
    loader = new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  Class<?> load(String name) throws ClassNotFoundException {
    return loader.loadClass(name);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
