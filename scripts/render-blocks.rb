# What kramdown prints for each top-level block of a body: one JSON record a body.
#
#   ruby scripts/render-blocks.rb     bodies on standard input, one JSON string a line
#
# A record is a list of [first line of the block, HTML], or null where kramdown fails. Options are
# those of Jekyll, but for generated ids. Needs Ruby with kramdown and kramdown-parser-gfm.

require "json"
require "kramdown"
require "kramdown-parser-gfm"

OPTIONS = {
  input: "GFM", auto_ids: false, hard_wrap: false, smart_quotes: "lsquo,rsquo,ldquo,rdquo",
  syntax_highlighter: nil
}.freeze

def blocks(body)
  document = Kramdown::Document.new(body, OPTIONS)
  converter = Kramdown::Converter::Html.send(:new, document.root, document.options)
  converter.instance_variable_get(:@stack).push(document.root)
  printed = document.root.children.reject { |child| child.type == :blank }
  printed.map { |child| [child.options[:location], converter.convert(child, 0).strip] }
rescue StandardError, SystemStackError
  nil
end

$stdout.sync = true
$stdin.set_encoding("UTF-8")
$stdin.each_line { |line| puts JSON.generate(blocks(JSON.parse(line, quirks_mode: true))) }
