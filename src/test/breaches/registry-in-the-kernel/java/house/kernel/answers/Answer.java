package house.kernel.answers;

public interface Answer {
  String to(String question);
}
