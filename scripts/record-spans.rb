# What kramdown makes of texts: their spans, one JSON string a line, null for more than one paragraph.
#
#   ruby scripts/record-spans.rb    texts on standard input, one JSON string a line
#
# Each span stands between ⟨name attributes⟩ and ⟨/⟩; what is text for the reader is text.
# Needs Ruby with kramdown and kramdown-parser-gfm (Debian: ruby-kramdown, ruby-kramdown-parser-gfm).

require "json"
require "kramdown"
require "kramdown-parser-gfm"

ENTITIES = Kramdown::Utils::Entities
GUILLEMETS = { laquo_space: "«\u00a0", raquo_space: "\u00a0»" }.freeze
OPTIONS = { input: "GFM", auto_ids: false, hard_wrap: false, smart_quotes: "lsquo,rsquo,ldquo,rdquo" }.freeze

def shown(elements)
  elements.map { |element| show(element) }.join
end

def show(element)
  case element.type
  when :text then element.value
  when :smart_quote then ENTITIES.entity(element.value.to_s).char
  when :typographic_sym then GUILLEMETS[element.value] || ENTITIES.entity(element.value.to_s).char
  when :entity then element.value.char
  when :codespan, :br, :math, :xml_comment then "⟨#{element.type}⟩"
  when :comment, :raw then ""
  else
    name = element.type == :html_element ? element.value : element.type
    attributes = element.attr.sort.map { |key, value| " #{key}=#{value.to_s.gsub(/\s+/, ' ')}" }.join
    "⟨#{name}#{attributes}⟩#{shown(element.children)}⟨/⟩"
  end
end

$stdout.sync = true
$stdin.each_line do |line|
  blocks = Kramdown::Document.new(JSON.parse(line), OPTIONS).root.children.reject { |b| b.type == :blank }
  only = blocks.first
  single = blocks.size == 1 && only.type == :p && only.attr.empty?
  puts JSON.generate(single ? shown(only.children) : nil)
rescue StandardError
  puts "null"
end
