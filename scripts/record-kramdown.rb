# What kramdown makes of documents: their block trees, one JSON record a line.
#
#   ruby scripts/record-kramdown.rb FILE…    whole documents; lines count from after the front matter
#   ruby scripts/record-kramdown.rb          bodies on standard input, one JSON string a line
#
# Options are those of Jekyll, but for generated ids. Needs Ruby with kramdown, and with
# kramdown-parser-gfm from kramdown 2 on (Debian: ruby-kramdown, ruby-kramdown-parser-gfm).
# CONTRIBUTING.md tells how the records are used.

require "json"
require "kramdown"
begin
  require "kramdown-parser-gfm"
rescue LoadError
  raise if Gem::Version.new(Kramdown::VERSION) >= Gem::Version.new("2")
end

OPTIONS = {
  input: "GFM", auto_ids: false, hard_wrap: false, smart_quotes: "lsquo,rsquo,ldquo,rdquo",
  syntax_highlighter: nil
}.freeze
MARKDOWN = %i[p header blockquote ul ol li codeblock hr table dl dt dd math].freeze
FENCED = /\A(?:---\s*\n.*?\n?)^(?:(?:---|\.\.\.)\s*$\n?)/m.freeze

def record(element)
  element.children.flat_map do |child|
    html = child.type == :html_element
    next record(child) if html && child.options[:category] != :block
    next [] unless html || MARKDOWN.include?(child.type)

    node = { type: html ? child.value : child.type, line: child.options[:location] }
    node[:html] = true if html
    node[:level] = child.options[:level] if child.type == :header
    node[:attr] = child.attr unless child.attr.empty?
    inside = record(child)
    node[:children] = inside unless inside.empty?
    [node]
  end
end

def emit(name, body, first_line)
  blocks = record(Kramdown::Document.new(body, OPTIONS).root)
  answer = { document: name, kramdown: Kramdown::VERSION, body_line: first_line, blocks: blocks }
  puts JSON.generate(answer, max_nesting: false)
rescue StandardError, SystemStackError => e
  puts JSON.generate({ document: name, kramdown: Kramdown::VERSION, error: e.class.name })
end

$stdout.sync = true
if ARGV.empty?
  $stdin.set_encoding("UTF-8")
  $stdin.each_line.with_index { |line, i| emit(i, JSON.parse(line, quirks_mode: true), 1) }
else
  ARGV.each do |path|
    text = File.read(path, encoding: "bom|utf-8")
    front = text[FENCED] || ""
    emit(path, text[front.length..], front.lines.count + 1)
  end
end
