package dev.tandem.preferences.export;

import dev.tandem.access.memberdata.SealedDocument;
import dev.tandem.access.memberdata.SealedPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The archive that a member gets: a ZIP file with a manifest, the schema of its documents, each
 * module's answer as JSON, and each list in it that is not empty as CSV.
 */
final class ExportArchive {

  static final String SCHEMA = "export.schema.json";
  static final int SCHEMA_VERSION = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<Manifest.Part> parts = new ArrayList<>();

  private ExportArchive() {}

  static byte[] of(Export export, Map<String, List<SealedPart>> answers) {
    var archive = new ExportArchive();
    answers.forEach((module, pieces) ->
        archive.add(
            module, JSON.readTree(SealedDocument.open(pieces, export.requirePrivateKey()))));
    archive.files.put(SCHEMA, schema());
    archive.files.put(
        "manifest.json",
        JSON.writeValueAsBytes(
            new Manifest(
                SCHEMA_VERSION,
                export.id().value(),
                export.member(),
                export.requestedAt(),
                archive.parts)));
    return zip(archive.files);
  }

  private void add(String module, JsonNode answer) {
    var file = module + ".json";
    var content = JSON.writeValueAsBytes(answer);
    files.put(file, content);
    var rows = new LinkedHashMap<String, Integer>();
    for (var list : answer.path("lists")) {
      var name = list.path("list").asString();
      rows.put(name, list.path("rows").size());
      if (!list.path("rows").isEmpty()) {
        files.put(module + "/" + name + ".csv", CsvTable.of(list));
      }
    }
    parts.add(new Manifest.Part(module, file, sha256(content), rows));
  }

  private static byte[] schema() {
    try {
      return new ClassPathResource("static/preferences/" + SCHEMA).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] zip(Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
