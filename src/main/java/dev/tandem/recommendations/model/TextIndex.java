package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MentorId;
import dev.tandem.recommendations.candidate.Mentor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** BM25 over mentor profiles; skills weigh three times as much as the bio, the headline twice. */
final class TextIndex {

  private static final List<FieldWeight> FIELDS =
      List.of(
          new FieldWeight("skills", 3), new FieldWeight("headline", 2), new FieldWeight("bio", 1));
  private static final int MAX_TOPICS = 100;
  private static final Analyzer ANALYZER = new StandardAnalyzer();

  private final IndexSearcher searcher;
  private final Map<MentorId, Integer> documents;

  private TextIndex(IndexSearcher searcher, Map<MentorId, Integer> documents) {
    this.searcher = searcher;
    this.documents = documents;
  }

  /** Without merges, documents are numbered in the order in which they are added. */
  static TextIndex of(Collection<Mentor> mentors) {
    try {
      var directory = new ByteBuffersDirectory();
      var config = new IndexWriterConfig(ANALYZER).setMergePolicy(NoMergePolicy.INSTANCE);
      try (var writer = new IndexWriter(directory, config)) {
        for (var mentor : mentors) {
          writer.addDocument(document(mentor));
        }
      }
      return new TextIndex(
          new IndexSearcher(DirectoryReader.open(directory)),
          MentorScores.positions(mentors.stream().map(Mentor::id).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MentorScores scores(List<String> topics) {
    if (topics.isEmpty() || documents.isEmpty()) {
      return MentorScores.NONE;
    }
    try {
      return new MentorScores(
          documents, searcher.search(query(topics), new DocumentScores(documents.size())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BooleanQuery query(List<String> topics) {
    var builder = new QueryBuilder(ANALYZER);
    var anyTopic = new BooleanQuery.Builder();
    topics.stream()
        .limit(MAX_TOPICS)
        .forEach(topic ->
            FIELDS.forEach(field -> {
              var query = builder.createBooleanQuery(field.name(), topic, Occur.MUST);
              if (query != null) {
                anyTopic.add(new BoostQuery(query, field.weight()), Occur.SHOULD);
              }
            }));
    return anyTopic.build();
  }

  private static Document document(Mentor mentor) {
    var document = new Document();
    document.add(new TextField("skills", String.join("\n", mentor.skills()), Store.NO));
    document.add(new TextField("headline", mentor.headline(), Store.NO));
    document.add(new TextField("bio", mentor.bio(), Store.NO));
    return document;
  }

  private record FieldWeight(String name, float weight) {}
}
