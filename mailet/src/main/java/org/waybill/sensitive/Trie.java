package org.waybill.sensitive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words laid out as a tree of their characters, so that all of them are looked for at once.
 * Children of a node lie side by side in the order of their characters. Immutable, thread-safe.
 */
final class Trie {

  static final int ROOT = 0;

  /** There is no such node. */
  static final int NONE = -1;

  /** Where words of Latin script begin. */
  private final int[] first = new int[0x80];

  /** Nearly every look-up ends here: no word begins with the character. */
  private final BitSet beginnings = new BitSet();

  private final char[] labels;
  private final int[] children;
  private final boolean[] ends;

  Trie(Collection<String> words) {
    Node root = new Node();
    words.forEach(root::add);
    List<Node> nodes = root.inOrder();
    labels = new char[nodes.size()];
    ends = new boolean[nodes.size()];
    children = new int[nodes.size() + 1];
    int next = 1;
    for (int i = 0; i < nodes.size(); i++) {
      labels[i] = nodes.get(i).label;
      ends[i] = nodes.get(i).ends;
      children[i] = next;
      next += nodes.get(i).children.size();
    }
    children[nodes.size()] = next;
    for (int child = children[ROOT]; child < children[ROOT + 1]; child++) {
      beginnings.set(labels[child]);
    }
    for (char c = 0; c < first.length; c++) {
      first[c] = search(ROOT, c);
    }
  }

  /** The node that a character leads to, or {@link #NONE}. */
  int next(int node, char c) {
    if (node != ROOT) {
      return search(node, c);
    }
    if (c < first.length) {
      return first[c];
    }
    return beginnings.get(c) ? search(node, c) : NONE;
  }

  private int search(int node, char c) {
    int from = children[node];
    int to = children[node + 1];
    if (to - from == 1) {
      return labels[from] == c ? from : NONE;
    }
    return Math.max(NONE, Arrays.binarySearch(labels, from, to, c));
  }

  /** Whether a word ends at a node. */
  boolean ends(int node) {
    return ends[node];
  }

  /** Only while it is built. */
  private static final class Node {
    private final Map<Character, Node> children = new TreeMap<>();
    private char label;
    private boolean ends;

    void add(String word) {
      Node node = this;
      for (int i = 0; i < word.length(); i++) {
        node = node.children.computeIfAbsent(word.charAt(i), Node::labelled);
      }
      node.ends = true;
    }

    private static Node labelled(char c) {
      Node node = new Node();
      node.label = c;
      return node;
    }

    /** Breadth first, so that siblings are neighbours. */
    List<Node> inOrder() {
      List<Node> nodes = new ArrayList<>();
      Deque<Node> waiting = new ArrayDeque<>(List.of(this));
      while (!waiting.isEmpty()) {
        Node node = waiting.remove();
        nodes.add(node);
        waiting.addAll(node.children.values());
      }
      return nodes;
    }
  }
}
